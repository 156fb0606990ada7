import type { Clause, NamePattern } from './clause.ts';
import type { Traffic } from './traffic.ts';

/** What a rule does with a flow that it matches. `pass` leaves the tier; `log` notes the flow and goes on. */
export type RuleAction = 'allow' | 'deny' | 'pass' | 'log';

/** All conditions of a rule; an absent or empty list is no condition, `traffic: []` and `source` clauses with empty sets match nothing. */
export interface Match {
  readonly family?: 4 | 6;
  /** Alternatives; absent: any protocol and port. An empty list matches nothing. */
  readonly traffic?: readonly Traffic[];
  /** None of these may match. */
  readonly notTraffic?: readonly Traffic[];
  /** All must hold for the source address. */
  readonly source: readonly Clause[];
  /** All must hold for the destination address. */
  readonly destination: readonly Clause[];
}

/** One rule of a policy in one direction. */
export interface Rule {
  /** Field path in the policy object, e.g. `spec.ingress[0]` or `spec.ingress[0].from[1]`: what a report highlights. */
  readonly path: string;
  readonly action: RuleAction;
  readonly match: Match;
  /**
   * DNS lookups that this rule lets through are read by the enforcer, and names matching one of these are learned
   * (Cilium `toPorts[].rules.dns`); lookups of other names through this rule are refused.
   */
  readonly observesNames?: readonly NamePattern[];
}
