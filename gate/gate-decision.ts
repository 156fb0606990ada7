/** The release decision. `closed` exactly where there is a reason. */
export interface GateDecision {
  readonly verdict: 'open' | 'closed';
  /** Why it is closed; empty where it is open. */
  readonly reasons: readonly GateReason[];
  /** What was looked at: one line for each requirement on each cluster. */
  readonly evidence: readonly GateEvidence[];
  /** What does not close the gate and should be known: allowances that nothing used, results that nothing asked for. */
  readonly notes: readonly string[];
}

/** One requirement that is not met. */
export interface GateReason {
  /** What the policy asks for. */
  readonly requirement: string;
  readonly found: string;
  /** What to do about it. */
  readonly action: string;
}

/** What one cluster's results say about one requirement. */
export interface GateEvidence {
  /** `cilium · kind · Kubernetes v1.34.4` */
  readonly leg: string;
  /** Id of the run. */
  readonly run: string;
  readonly startedAt: string;
  readonly cells: { readonly proven: number; readonly required: number };
  /** Flows that are proven ok. */
  readonly flows: number;
  readonly rules: { readonly exercised: number; readonly rendered: number };
}
