import type { Policy } from './policy.ts';

/**
 * A tier of policies. Walked in order; after its last rule, a flow of a subject that one of its policies isolates is
 * denied, any other flow goes on to the next tier; after the last tier it is allowed.
 */
export interface Tier {
  readonly name: string;
  /** Ascending. See `tierOrders`. */
  readonly order: number;
  /** Sorted. */
  readonly policies: readonly Policy[];
}

/**
 * Orders of the tiers every world has, as Calico numbers them: the Admin tier before, the Baseline tier after the
 * default tier, which holds NetworkPolicies, CiliumNetworkPolicies and Calico's default tier.
 * Source: Calico documentation, "Tier"; network-policy-api, "API overview".
 */
export const tierOrders = { admin: 1_000, default: 1_000_000, baseline: 10_000_000 } as const;
