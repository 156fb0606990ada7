import type { DirectionRules, Policy } from '../../../policy/ir/policy.ts';
import type { Ruleset } from '../../../policy/ir/ruleset.ts';
import { type Tier, tierOrders } from '../../../policy/ir/tier.ts';
import type { Deviation } from '../../deviation.ts';
import { isNetworkPolicy } from './is-network-policy.ts';

/** Found by generated policies: an Accept of the Admin tier did not let through what a NetworkPolicy denied. */
export const defaultNetworkPolicyTwice: Deviation = {
  id: 'default-networkpolicy-denies-alone',
  engines: ['clusterNetworkPolicy'],
  sentence:
    'On kindnet with kube-network-policies beside it each enforces NetworkPolicies, and kindnet knows no tiers: what they deny stays denied, whatever an Admin tier accepts. Put the rule into a NetworkPolicy as well.',
  source: 'measured on kindnet with kube-network-policies 1.1; both queue new connections, and both must accept them',
  change: withKindnetFirst,
};

/** What kindnet denies is denied; what it allows the other one judges. */
function withKindnetFirst({ tiers }: Ruleset): Ruleset | undefined {
  const plain = tiers.flatMap((tier) => tier.policies).filter(isNetworkPolicy);
  if (plain.length === 0 || !tiers.some(({ order }) => order === tierOrders.admin)) return undefined;
  const first: Tier = { name: 'NetworkPolicies as kindnet enforces them', order: 0, policies: plain.map(passing) };
  return { tiers: [first, ...tiers] };
}

function passing({ ingress, egress, ...policy }: Policy): Policy {
  return { ...policy, ...(ingress && { ingress: passRules(ingress) }), ...(egress && { egress: passRules(egress) }) };
}

function passRules({ isolates, rules }: DirectionRules): DirectionRules {
  return { isolates, rules: rules.map((rule) => ({ ...rule, action: 'pass' })) };
}
