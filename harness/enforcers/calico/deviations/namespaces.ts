import { z } from 'zod';
import { parseCidr } from '../../../address/parse-cidr.ts';
import { union } from '../../../address/union.ts';
import { setNetSchema } from '../../../dialects/calico/net-schema.ts';
import type { Clause } from '../../../policy/ir/clause.ts';
import type { Ruleset } from '../../../policy/ir/ruleset.ts';
import { matchesLabels } from '../../../selector/matches-labels.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';
import { changeNamespacesRules } from '../../change-namespaces-rules.ts';

/** Found by generated policies: a Deny from all namespaces cut an address outside that a NetworkSet of another namespace holds. */
export const calicoNamespaces: Deviation = {
  id: 'calico-namespaces-match-network-sets',
  engines: ['clusterNetworkPolicy'],
  sentence:
    "On Calico a namespaces peer of a ClusterNetworkPolicy also stands for the addresses that Calico's NetworkSets in these namespaces hold, be they outside the cluster. Use a pods peer with an empty podSelector, which stands for pods alone.",
  source:
    'measured on Calico 3.32.1; its libcalico-go makes such a peer a selector of namespaces alone (combinePortsWithCNPIngressPeers, getEndpointSelector), which everything that is in one fulfils',
  change: withNetworkSets,
};

const setSchema = z.looseObject({ nets: z.array(setNetSchema).default([]) });

function withNetworkSets(ruleset: Ruleset, { policies, world }: DeviatingFlow): Ruleset | undefined {
  const sets = policies.flatMap(({ object }) => {
    const spec = setSchema.safeParse(object['spec'] ?? {});
    const labels = world.namespaces.find(({ name }) => name === object.metadata.namespace)?.labels;
    if (object.kind !== 'NetworkSet' || !spec.success || labels === undefined) return [];
    return [{ name: object.metadata.name, labels, nets: spec.data.nets.flatMap((net) => parseCidr(net) ?? []) }];
  });
  return changeNamespacesRules(ruleset, policies, (rule, selectors, side) => {
    const held = sets.filter(({ labels, nets }) => nets.length > 0 && selectors.some((selector) => matchesLabels(selector, labels)));
    if (held.length === 0) return undefined;
    const names = held.map(({ name }) => name).join(', ');
    const widen = (clause: Clause): Clause =>
      clause.kind === 'addresses'
        ? {
            ...clause,
            set: union(clause.set, ...held.flatMap(({ nets }) => nets)),
            text: `${clause.text} and, to Calico, NetworkSet ${names}`,
          }
        : clause;
    return { ...rule, match: { ...rule.match, [side]: rule.match[side].map(widen) } };
  });
}
