import fc from 'fast-check';
import type { LabelSelector } from '../../../harness/selector/label-selector.ts';
import type {
  ClusterNetworkPolicy,
  ClusterPort,
  ClusterProtocol,
  ClusterRule,
  EgressPeer,
  PodPeer,
} from '../objects/cluster-network-policy.ts';
import { slotLabel, slotWord } from '../world/fuzz-world.ts';
import { namespaceSelector, podSelector } from './labels.ts';
import { nameOf, several } from './names.ts';
import { anyFamily, network } from './networks.ts';

const port: fc.Arbitrary<ClusterPort> = fc.oneof(
  fc.constantFrom(79, 80, 81, 53, 10_250).map((number) => ({ destinationPort: { number } })),
  fc
    .constantFrom({ start: 1, end: 80 }, { start: 80, end: 81 }, { start: 81, end: 65_535 })
    .map((range) => ({ destinationPort: { range } })),
);

const protocol: fc.Arbitrary<ClusterProtocol> = fc.oneof(
  { weight: 3, arbitrary: port.map((tcp) => ({ tcp })) },
  { weight: 2, arbitrary: port.map((udp) => ({ udp })) },
  { weight: 1, arbitrary: port.map((sctp) => ({ sctp })) },
);
const named: fc.Arbitrary<ClusterProtocol> = fc
  .constantFrom('http', 'dns', 'alt')
  .map((destinationNamedPort) => ({ destinationNamedPort }));

const podPeer: fc.Arbitrary<PodPeer> = fc.oneof(
  namespaceSelector.map((namespaces) => ({ namespaces })),
  fc.record({ namespaceSelector, podSelector }, { requiredKeys: ['podSelector'] }).map((pods) => ({ pods })),
);

const nodeSelector: fc.Arbitrary<LabelSelector> = fc.constantFrom<LabelSelector[]>(
  {},
  { matchLabels: { 'kubernetes.io/os': 'linux' } },
  { matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }] },
);

const standardPeer: fc.Arbitrary<EgressPeer> = fc.oneof(
  podPeer,
  fc.uniqueArray(network(anyFamily), { minLength: 1, maxLength: 2 }).map((networks) => ({ networks })),
);
const addressed: fc.Arbitrary<EgressPeer> = fc.oneof(
  { weight: 6, arbitrary: standardPeer },
  { weight: 1, arbitrary: nodeSelector.map((nodes) => ({ nodes })) },
);
const byName: fc.Arbitrary<EgressPeer> = fc
  .uniqueArray(fc.constantFrom('bucket.example.com', '*.example.com', '*.example.net', 'WWW.example.net.'), { minLength: 1, maxLength: 2 })
  .map((domainNames) => ({ domainNames }));

const action = fc.constantFrom('Accept' as const, 'Deny' as const, 'Deny' as const, 'Pass' as const);

function ruleOf<Peers>(peers: fc.Arbitrary<Peers>, protocols: fc.Arbitrary<ClusterProtocol>): fc.Arbitrary<ClusterRule & Peers> {
  return fc
    .tuple(fc.record({ action, protocols: fc.array(protocols, { minLength: 1, maxLength: 2 }) }, { requiredKeys: ['action'] }), peers)
    .map(([rule, peer]) => ({ ...rule, ...peer }));
}

function listOf<Peer>(peer: fc.Arbitrary<Peer>): fc.Arbitrary<Peer[]> {
  return fc.array(peer, { minLength: 1, maxLength: 3 });
}

/** What the API's experimental channel has and its standard channel lacks: peers that are nodes or names, and ports by name. */
export type Channel = 'standard' | 'experimental';

function ingressRule(channel: Channel): fc.Arbitrary<ClusterRule & { readonly from: readonly PodPeer[] }> {
  return ruleOf(fc.record({ from: listOf(podPeer) }), channel === 'standard' ? protocol : fc.oneof(protocol, named));
}

function egressRule(channel: Channel): fc.Arbitrary<ClusterRule & { readonly to: readonly EgressPeer[] }> {
  if (channel === 'standard') return ruleOf(fc.record({ to: listOf(standardPeer) }), protocol);
  const ported = ruleOf(fc.record({ to: listOf(podPeer) }), fc.oneof(protocol, named));
  const accepting = ruleOf(fc.record({ to: listOf(fc.oneof(addressed, byName)) }), protocol).map((rule) => ({
    ...rule,
    action: 'Accept' as const,
  }));
  return fc.oneof(
    { weight: 4, arbitrary: ruleOf(fc.record({ to: listOf(addressed) }), protocol) },
    { weight: 2, arbitrary: ported },
    { weight: 1, arbitrary: accepting },
  );
}

function specOf(channel: Channel): fc.Arbitrary<ClusterNetworkPolicy['spec']> {
  return fc.record(
    {
      tier: fc.constantFrom('Admin' as const, 'Baseline' as const),
      priority: fc.constantFrom(0, 10, 500, 990),
      // A cluster's other pods are none of this world's business.
      subject: podPeer.map(ownNamespaces),
      ingress: several(ingressRule(channel), 3),
      egress: several(egressRule(channel), 3),
    },
    { requiredKeys: ['tier', 'priority', 'subject'] },
  );
}

function ownNamespaces({ namespaces, pods }: PodPeer): PodPeer {
  const own = (selector: LabelSelector = {}): LabelSelector => ({
    ...selector,
    matchLabels: { ...selector.matchLabels, [slotLabel]: slotWord },
  });
  if (namespaces !== undefined) return { namespaces: own(namespaces) };
  return { pods: { podSelector: {}, ...pods, namespaceSelector: own(pods?.namespaceSelector) } };
}

/** ClusterNetworkPolicies of different priorities: of equal ones the order is undefined. */
export function clusterNetworkPolicies(channel: Channel): fc.Arbitrary<ClusterNetworkPolicy[]> {
  return several(specOf(channel), 4).map((specs) =>
    specs.map((one, index) => ({
      apiVersion: 'policy.networking.k8s.io/v1alpha2',
      kind: 'ClusterNetworkPolicy',
      metadata: { name: nameOf('cnp', index, 'cluster') },
      spec: { ...one, priority: one.priority + index },
    })),
  );
}
