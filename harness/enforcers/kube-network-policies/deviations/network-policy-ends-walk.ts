import type { Policy } from '../../../policy/ir/policy.ts';
import type { Ruleset } from '../../../policy/ir/ruleset.ts';
import { tierOrders } from '../../../policy/ir/tier.ts';
import type { Deviation } from '../../deviation.ts';
import { isNetworkPolicy } from './is-network-policy.ts';

/** Found by generated policies: a Deny of the Baseline tier did not reach pods that a NetworkPolicy selects for the other direction only. */
export const defaultNetworkPolicyEndsWalk: Deviation = {
  id: 'default-networkpolicy-hides-baseline',
  engines: ['clusterNetworkPolicy'],
  sentence:
    'With kube-network-policies the Baseline tier does not apply to pods that any NetworkPolicy selects, not even in a direction that the NetworkPolicy says nothing about. Deny it in the Admin tier, or name both policy types in the NetworkPolicy.',
  source:
    'measured on kube-network-policies 1.1; its pkg/networkpolicy, EvaluateIngress and EvaluateEgress, accept what no policy of the direction judges',
  change: withoutBaselineBehind,
};

function withoutBaselineBehind({ tiers }: Ruleset): Ruleset | undefined {
  const plain = tiers.flatMap((tier) => tier.policies).filter(isNetworkPolicy);
  if (plain.length === 0 || !tiers.some(({ order }) => order === tierOrders.baseline)) return undefined;
  return {
    tiers: tiers.map((tier) =>
      tier.order === tierOrders.default ? { ...tier, policies: [...tier.policies, ...plain.flatMap(acceptRest)] } : tier,
    ),
  };
}

/** In a direction of which the policy says nothing, everything of its subjects is accepted, unless another policy isolates them there. */
function acceptRest(policy: Policy, _index: number, all: readonly Policy[]): Policy[] {
  const { ingress, egress, ref, subjects } = policy;
  const open = { isolates: false, rules: [{ path: 'spec.policyTypes', action: 'allow', match: { source: [], destination: [] } }] } as const;
  const free = (direction: 'ingress' | 'egress'): Set<string> =>
    new Set([...subjects].filter((id) => !all.some((other) => other[direction] !== undefined && other.subjects.has(id))));
  return [
    ...(ingress === undefined ? [{ ref, order: Infinity, subjects: free('ingress'), ingress: open }] : []),
    ...(egress === undefined ? [{ ref, order: Infinity, subjects: free('egress'), egress: open }] : []),
  ];
}
