import type { PolicyRef } from '../../vocabulary/policy-ref.ts';
import type { Rule } from './rule.ts';

/** What a policy says about one direction of its subject's traffic. */
export interface DirectionRules {
  /** A subject is isolated by this policy: at the end of the tier, a flow that no rule decided is denied. */
  readonly isolates: boolean;
  /** In the order they are tried; first match decides. */
  readonly rules: readonly Rule[];
}

/**
 * A policy object (or a part of one: Cilium's deny and allow rules are two policies of different `order`), compiled
 * against a world. A direction is absent where the policy does not apply to it.
 */
export interface Policy {
  readonly ref: PolicyRef;
  /** Position in its tier, ascending; ties are broken by name, then namespace. */
  readonly order: number;
  /** Ids of the pods it selects. */
  readonly subjects: ReadonlySet<string>;
  readonly ingress?: DirectionRules;
  readonly egress?: DirectionRules;
}
