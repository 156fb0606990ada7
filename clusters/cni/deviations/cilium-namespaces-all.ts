import { z } from 'zod';
import type { Clause } from '../../../harness/policy/ir/clause.ts';
import type { DirectionRules, Policy } from '../../../harness/policy/ir/policy.ts';
import type { Rule } from '../../../harness/policy/ir/rule.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import { everyAddress } from '../../../harness/address/every-address.ts';
import { matchesLabels } from '../../../harness/selector/matches-labels.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import type { Deviation, DeviatingFlow } from '../deviation.ts';

/** Found by generated policies: a Deny from namespaces without a label denied hosts outside, and pods of namespaces with the label. */
export const ciliumNamespacesAll: Deviation = {
  id: 'cilium-namespaces-match-all',
  cni: 'cilium',
  engines: ['clusterNetworkPolicy'],
  sentence:
    'On Cilium a namespaces peer of a ClusterNetworkPolicy whose selector only says what labels a namespace must not have (NotIn, DoesNotExist) matches everyone: pods of all namespaces, nodes, the apiserver and the world. Add a requirement that a namespace fulfils, such as kubernetes.io/metadata.name Exists, or use a pods peer.',
  source:
    'measured on Cilium 1.20.2; its pkg/k8s, processNamespaceSelector, asks for a namespace only where the selector is empty, so that it also selects the identities without labels that stand for all others (pkg/policy, aggregate.go)',
  change: withPeersOfEveryone,
};

const selectorSchema = z.object({
  matchLabels: z.record(z.string(), z.string()).optional(),
  matchExpressions: z
    .array(
      z.object({ key: z.string(), operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']), values: z.array(z.string()).optional() }),
    )
    .optional(),
});
const peersSchema = z.array(z.looseObject({ namespaces: selectorSchema.optional() }));
const specSchema = z.looseObject({
  ingress: z.array(z.looseObject({ from: peersSchema })).nullish(),
  egress: z.array(z.looseObject({ to: peersSchema })).nullish(),
});

/** The rules with such peers widened to everyone; undefined where there are none. */
function withPeersOfEveryone({ tiers }: Ruleset, { policies }: DeviatingFlow): Ruleset | undefined {
  const widened = new Set(policies.flatMap(pathsToWiden));
  if (widened.size === 0) return undefined;
  const widen = (policy: Policy): Policy => {
    const change = ({ isolates, rules }: DirectionRules): DirectionRules => ({
      isolates,
      rules: rules.map((rule) => (widened.has(placeOf(policy.ref.name, rule.path)) ? widenRule(rule) : rule)),
    });
    if (policy.ref.kind !== 'ClusterNetworkPolicy') return policy;
    const { ingress, egress } = policy;
    return { ...policy, ...(ingress && { ingress: change(ingress) }), ...(egress && { egress: change(egress) }) };
  };
  return { tiers: tiers.map((tier) => ({ ...tier, policies: tier.policies.map(widen) })) };
}

function pathsToWiden({ object }: Manifest): string[] {
  const spec = specSchema.safeParse(object['spec']);
  if (object.kind !== 'ClusterNetworkPolicy' || !spec.success) return [];
  const { ingress, egress } = spec.data;
  return [
    ...(ingress ?? []).map(({ from }, index) => ({ path: `spec.ingress[${String(index)}]`, peers: from })),
    ...(egress ?? []).map(({ to }, index) => ({ path: `spec.egress[${String(index)}]`, peers: to })),
  ]
    .filter(({ peers }) => peers.some(isUnlabelled))
    .map(({ path }) => placeOf(object.metadata.name, path));
}

function placeOf(policy: string, path: string): string {
  return `${policy} ${path}`;
}

/** Whether what has no labels fulfils the selector. An empty one is read as one for pods. */
function isUnlabelled({ namespaces }: z.infer<typeof peersSchema>[number]): boolean {
  if (namespaces === undefined) return false;
  const isEmpty = Object.keys(namespaces.matchLabels ?? {}).length + (namespaces.matchExpressions ?? []).length === 0;
  return !isEmpty && matchesLabels(namespaces, {});
}

function widenRule(rule: Rule): Rule {
  const widen = (clause: Clause): Clause =>
    clause.kind === 'addresses' ? { ...clause, set: everyAddress, text: `${clause.text}, which is everyone to Cilium` } : clause;
  const { source, destination } = rule.match;
  return { ...rule, match: { ...rule.match, source: source.map(widen), destination: destination.map(widen) } };
}
