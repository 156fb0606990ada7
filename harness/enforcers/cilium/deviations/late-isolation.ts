import type { DirectionRules, Policy } from '../../../policy/ir/policy.ts';
import type { Ruleset } from '../../../policy/ir/ruleset.ts';
import { type Tier, tierOrders } from '../../../policy/ir/tier.ts';
import type { Deviation } from '../../deviation.ts';

/** Measured: a pod that a NetworkPolicy isolates was reached through an Accept in the Baseline tier. */
export const ciliumLateIsolation: Deviation = {
  id: 'cilium-isolates-after-baseline',
  engines: ['clusterNetworkPolicy'],
  sentence:
    'On Cilium the isolation that a NetworkPolicy means comes after the Baseline tier, so an Accept there lets through what the NetworkPolicy does not. Deny it in the Baseline tier too, or render the allowlist as engine kubernetes or cilium where NetworkPolicies are to decide.',
  source: 'measured on Cilium 1.20.2; its rules for default deny are in a tier of their own after Baseline (pkg/policy, DefaultPolicy)',
  change: withLateIsolation,
};

function withLateIsolation({ tiers }: Ruleset): Ruleset | undefined {
  const early = tiers.filter(({ order }) => order === tierOrders.default).flatMap((tier) => tier.policies);
  if (early.length === 0 || !tiers.some(({ order }) => order === tierOrders.baseline)) return undefined;
  const late: Tier = { name: 'default deny', order: tierOrders.baseline + 1, policies: early.map(onlyIsolation) };
  return {
    tiers: [...tiers.map((tier) => (tier.order === tierOrders.default ? { ...tier, policies: early.map(withoutIsolation) } : tier)), late],
  };
}

function withoutIsolation(policy: Policy): Policy {
  return mapDirections(policy, (rules) => ({ ...rules, isolates: false }));
}

function onlyIsolation(policy: Policy): Policy {
  return mapDirections(policy, ({ isolates }) => ({ isolates, rules: [] }));
}

function mapDirections({ ingress, egress, ...policy }: Policy, change: (rules: DirectionRules) => DirectionRules): Policy {
  return { ...policy, ...(ingress && { ingress: change(ingress) }), ...(egress && { egress: change(egress) }) };
}
