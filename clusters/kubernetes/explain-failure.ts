import { UserError } from '../../harness/vocabulary/user-error.ts';
import { ApiError } from './api/api-error.ts';
import { describeError } from './describe-error.ts';

/**
 * Do something with a cluster; what goes wrong on its side becomes a UserError that says what was being done and what to do next.
 * @param doing e.g. `deploying` @throws UserError; the signal's reason where the run was interrupted
 */
export async function explainFailure<Result>(doing: string, signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    const error = firstOf(thrown);
    if (error instanceof UserError) throw error;
    signal?.throwIfAborted();
    throw new UserError(explain(doing, error), 2, { cause: error });
  }
}

/** Work on many objects that goes on after a failure ends in all of them; the first one tells what is wrong. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
}

function explain(doing: string, error: unknown): string {
  if (error instanceof ApiError && (error.status === 401 || error.status === 403)) {
    return `The cluster forbids what ${doing} needs: ${error.message}. The permissions that a run needs are printed by: npm run conformance -- rbac`;
  }
  if (error instanceof ApiError) return `While ${doing} the cluster answered: ${error.message}.`;
  return `While ${doing} the cluster did not answer: ${describeError(error)}. Check that it runs: kubectl cluster-info`;
}
