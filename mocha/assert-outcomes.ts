import assert from 'node:assert/strict';
import type { CheckResult, FlowResult } from '../harness/vocabulary/results.ts';

/**
 * Assert that what an expectation came to is ok, or deviates as known. One result that is skipped hides no other: the flow over IPv4
 * may be skipped and the one over IPv6 failed.
 * @returns `skipped` where anything was skipped and the rest holds
 * @throws AssertionError naming the first result that does not hold, or `cellReason` where there is no result
 */
export function assertOutcomes(results: readonly (FlowResult | CheckResult)[], cellReason: string | undefined): 'proven' | 'skipped' {
  assert.ok(results.length > 0, cellReason ?? 'nothing was gathered for this expectation');
  const judged = results.filter(({ outcome }) => outcome !== 'skipped');
  for (const { id, outcome, reason } of judged) {
    assert.ok(outcome === 'ok' || outcome === 'deviates', `${id}: ${outcome}: ${reason ?? ''}`);
  }
  return judged.length < results.length ? 'skipped' : 'proven';
}
