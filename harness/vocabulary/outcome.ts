/**
 * Expectation against verdict. `deviates`: differs, by a known deviation of the enforcer; `skipped`: not judged, with a reason.
 * Not "pass": Pass is a policy action.
 */
export const outcomes = ['ok', 'failed', 'inconclusive', 'deviates', 'skipped'] as const;

/** Outcome of one expectation, a cell, or a run. */
export type Outcome = (typeof outcomes)[number];
