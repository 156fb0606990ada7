/** What must be proven before a source is released. Read from `gate.yaml`. */
export interface GatePolicy {
  /** Name of the source that the policy is about. */
  readonly source: string;
  /** Results that started longer ago prove nothing any more. */
  readonly maxAgeMs: number;
  readonly required: readonly Requirement[];
  readonly allowed: readonly Allowance[];
}

/** Claims that must hold with each of the engines on every cluster of a kind, of which at least one must be there. */
export interface Requirement {
  /** As results name it: `nftables` is the embedded cluster, `default` kindnet. */
  readonly cni: string;
  /** Kubernetes version, e.g. `1.34`, which any `v1.34.x` satisfies; absent: any, or none at all. */
  readonly kubernetes?: string;
  /** IP family of the kind cluster; absent: any. */
  readonly ipFamily?: 'ipv4' | 'ipv6' | 'dual';
  readonly engines: readonly string[];
  readonly claims: readonly string[];
  readonly minimum: Minimum;
}

/** The least that must have been judged on each cluster that a requirement is about. */
export interface Minimum {
  readonly cells: number;
  /** Flows that are proven ok. */
  readonly flows: number;
  /** Share of the rendered rules that a judged flow exercised, 0 to 1. */
  readonly ruleCoverage: number;
}

/** Ids that a policy can name: those of the suite. */
export interface KnownIds {
  readonly engines: readonly string[];
  readonly claims: readonly string[];
}

/** Something that is not ok and does not close the gate, until a day. */
export interface Allowance {
  readonly kind: 'deviation' | 'skipped';
  /** Id of the known deviation; or the reason of the skipped flows, in which `*` stands for anything. */
  readonly what: string;
  /** Only on this CNI; absent: on any. */
  readonly cni?: string;
  /** Only flows whose id matches; `*` stands for anything; absent: all. */
  readonly flows?: string;
  readonly reason: string;
  /** First moment at which it no longer holds. */
  readonly expires: Date;
}
