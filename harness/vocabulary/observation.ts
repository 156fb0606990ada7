/**
 * What a probe saw: `connected` an answer; `dropped` the enforcer's own record of the drop, or, where it keeps none, silence;
 * `rejected` refused on the way (ICMP prohibited); `refused` no listener (RST, port unreachable);
 * `error` the probe itself failed. An error is never a denial.
 */
export type ObservationKind = 'connected' | 'dropped' | 'rejected' | 'refused' | 'error';

/** One try of a probe. */
export interface Attempt {
  readonly kind: ObservationKind;
  /** Milliseconds since the start of the run. */
  readonly atMs: number;
  readonly durationMs: number;
  /** What was seen, in words: errno, answer, the enforcer's record. */
  readonly detail: string;
}

/** What the probes of one flow saw in one phase, with every attempt. */
export interface Observation {
  /** The kind of the last attempt, or `error` where attempts contradict each other. */
  readonly kind: ObservationKind;
  readonly attempts: readonly Attempt[];
  /** The rule that the enforcer itself named (NFLOG), as `policy reference › rule path`; absent where it cannot say. */
  readonly decidedBy?: string;
}
