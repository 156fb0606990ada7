import fc from 'fast-check';
import type { LabelSelector } from '../../../harness/selector/label-selector.ts';
import type { CiliumCidrGroup, CiliumObject, CiliumPolicy, CiliumPolicyRule, CiliumPolicySpec } from '../objects/cilium.ts';
import { namespaceNames, slotLabel, slotWord } from '../world/fuzz-world.ts';
import { cidrItem, ciliumName, ciliumSelector, portItem, serviceItem } from './cilium-peers.ts';
import { namespaceLabels } from './labels.ts';
import { nameOf, several } from './names.ts';
import { anyFamily, network } from './networks.ts';

const apiVersion = 'cilium.io/v2';

const entities = [
  'all',
  'world',
  'cluster',
  'cluster-mesh',
  'host',
  'remote-node',
  'kube-apiserver',
  'init',
  'health',
  'unmanaged',
  'ingress',
  'none',
];

function peers(side: 'from' | 'to'): fc.Arbitrary<CiliumPolicyRule> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 4, arbitrary: fc.array(ciliumSelector, { maxLength: 2 }).map((list) => ({ [`${side}Endpoints`]: list })) },
    { weight: 2, arbitrary: fc.array(network(anyFamily), { maxLength: 2 }).map((list) => ({ [`${side}CIDR`]: list })) },
    { weight: 3, arbitrary: fc.array(cidrItem, { maxLength: 2 }).map((list) => ({ [`${side}CIDRSet`]: list })) },
    { weight: 3, arbitrary: fc.subarray(entities, { maxLength: 3 }).map((list) => ({ [`${side}Entities`]: list })) },
  );
}

const icmps = fc
  .array(
    fc.record(
      { family: fc.constantFrom('IPv4' as const, 'IPv6' as const), type: fc.constantFrom('EchoRequest', 8, 128, '3') },
      { requiredKeys: ['type'] },
    ),
    { maxLength: 2 },
  )
  .map((fields): CiliumPolicyRule => ({ icmps: [{ fields }] }));

const traffic: fc.Arbitrary<CiliumPolicyRule> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 5, arbitrary: fc.array(portItem, { minLength: 1, maxLength: 2 }).map((toPorts) => ({ toPorts })) },
  { weight: 1, arbitrary: icmps },
);

function rule(who: fc.Arbitrary<CiliumPolicyRule>): fc.Arbitrary<CiliumPolicyRule> {
  return fc.tuple(who, traffic).map(([peer, what]) => ({ ...peer, ...what }));
}

const names: fc.Arbitrary<CiliumPolicyRule> = fc.array(ciliumName, { minLength: 1, maxLength: 2 }).map((toFQDNs) => ({ toFQDNs }));
const services: fc.Arbitrary<CiliumPolicyRule> = fc
  .array(serviceItem, { minLength: 1, maxLength: 2 })
  .map((toServices) => ({ toServices }));

/** Lets lookups of some names through, which teaches their addresses. */
const dnsRule: fc.Arbitrary<CiliumPolicyRule> = fc
  .record({ names: fc.array(ciliumName, { minLength: 1, maxLength: 2 }), protocol: fc.constantFrom('UDP' as const, 'ANY' as const) })
  .map(({ names: dns, protocol }) => ({
    toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system', 'k8s-app': 'kube-dns' } }],
    toPorts: [{ ports: [{ port: '53', protocol }], rules: { dns } }],
  }));

const ingress = rule(peers('from'));
const egress = fc.oneof(
  { weight: 6, arbitrary: rule(peers('to')) },
  { weight: 2, arbitrary: rule(names) },
  { weight: 2, arbitrary: dnsRule },
  { weight: 1, arbitrary: rule(services) },
);

const spec: fc.Arbitrary<CiliumPolicySpec> = fc
  .record(
    {
      endpointSelector: ciliumSelector,
      ingress: several(ingress, 3),
      ingressDeny: several(ingress, 2),
      egress: several(egress, 3),
      egressDeny: several(rule(peers('to')), 2),
      enableDefaultDeny: fc.record({ ingress: fc.boolean(), egress: fc.boolean() }, { requiredKeys: [] }),
    },
    { requiredKeys: ['endpointSelector'] },
  )
  // Cilium refuses a policy without a rule.
  .map((one) =>
    [one.ingress, one.ingressDeny, one.egress, one.egressDeny].some((rules = []) => rules.length > 0) ? one : { ...one, ingress: [{}] },
  );

const policy: fc.Arbitrary<(index: number) => CiliumPolicy> = fc
  .record({
    home: fc.option(fc.constantFrom(...namespaceNames, namespaceNames[0]), { freq: 4, nil: undefined }),
    specs: fc.array(spec, { minLength: 1, maxLength: 2 }),
  })
  .map(({ home, specs }) => (index) => {
    const place =
      home === undefined
        ? clusterwide(index)
        : { kind: 'CiliumNetworkPolicy' as const, metadata: { name: nameOf('cilium', index, 'namespace'), namespace: home } };
    const placed = home === undefined ? specs.map((one) => ({ ...one, endpointSelector: ownNamespaces(one.endpointSelector) })) : specs;
    const [only, ...others] = placed;
    return { apiVersion, ...place, ...(others.length === 0 && only !== undefined ? { spec: only } : { specs: placed }) };
  });

function clusterwide(index: number): Pick<CiliumPolicy, 'kind' | 'metadata'> {
  return { kind: 'CiliumClusterwideNetworkPolicy', metadata: { name: nameOf('cilium', index, 'cluster') } };
}

/** A cluster's other pods are none of this world's business. */
function ownNamespaces(selector: LabelSelector): LabelSelector {
  return { ...selector, matchLabels: { ...selector.matchLabels, [`io.cilium.k8s.namespace.labels.${slotLabel}`]: slotWord } };
}

const cidrGroup: fc.Arbitrary<(index: number) => CiliumCidrGroup> = fc
  .record({ labels: namespaceLabels, externalCIDRs: several(network(anyFamily), 2) })
  .map(({ labels, externalCIDRs }) => (index) => ({
    apiVersion,
    kind: 'CiliumCIDRGroup',
    metadata: { name: nameOf('group', index, 'cluster'), labels: { ...labels, [slotLabel]: slotWord } },
    spec: { externalCIDRs },
  }));

/** Policies, and the two groups of CIDRs that they may name. */
export const ciliumObjects: fc.Arbitrary<CiliumObject[]> = fc
  .record({ groups: fc.tuple(cidrGroup, cidrGroup), policies: several(policy, 3) })
  .map(({ groups, policies }) => [...groups.map((make, index) => make(index)), ...policies.map((make, index) => make(index))]);
