import type { Check, CheckContext } from '../suite/check.ts';
import type { CheckResult } from '../vocabulary/results.ts';
import { UserError } from '../vocabulary/user-error.ts';

/** Run the checks of a cell. One that can't be decided is inconclusive. */
export async function runChecks(checks: readonly Check[], context: CheckContext): Promise<readonly CheckResult[]> {
  return Promise.all(checks.map((check) => runCheck(check, context)));
}

async function runCheck({ id, because, run }: Check, context: CheckContext): Promise<CheckResult> {
  try {
    const wrong = await run(context);
    return wrong === undefined ? { id, because, outcome: 'ok' } : { id, because, outcome: 'failed', reason: wrong };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { id, because, outcome: 'inconclusive', reason: error.message };
  }
}
