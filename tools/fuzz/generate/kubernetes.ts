import fc from 'fast-check';
import type { IpBlock, KubernetesPeer, KubernetesPolicy, KubernetesPort, KubernetesSpec } from '../objects/kubernetes-policy.ts';
import { namespaceNames } from '../world/fuzz-world.ts';
import { namespaceSelector, podSelector } from './labels.ts';
import { anyFamily, block } from './networks.ts';

const ipBlock: fc.Arbitrary<IpBlock> = block(anyFamily, 2).map(({ cidr, except }) => ({
  cidr,
  ...(except.length > 0 && { except: [...new Set(except)] }),
}));

const peer: fc.Arbitrary<KubernetesPeer> = fc.oneof(
  { weight: 3, arbitrary: ipBlock.map((one) => ({ ipBlock: one })) },
  { weight: 2, arbitrary: podSelector.map((selector) => ({ podSelector: selector })) },
  { weight: 2, arbitrary: namespaceSelector.map((selector) => ({ namespaceSelector: selector })) },
  {
    weight: 2,
    arbitrary: fc.tuple(namespaceSelector, podSelector).map(([namespaces, pods]) => ({ namespaceSelector: namespaces, podSelector: pods })),
  },
);

const protocol = fc.constantFrom('TCP' as const, 'TCP' as const, 'UDP' as const, 'SCTP' as const);

const port: fc.Arbitrary<KubernetesPort> = fc.oneof(
  fc.record({ protocol, port: fc.constantFrom(79, 80, 81, 6443) }, { requiredKeys: [] }),
  fc.record({ protocol, port: fc.constantFrom('http', 'dns', 'alt') }, { requiredKeys: ['port'] }),
  fc.record(
    { protocol, port: fc.constantFrom(1, 79, 80), endPort: fc.constantFrom(80, 81, 65_535) },
    { requiredKeys: ['port', 'endPort'] },
  ),
);

const lists = { maxLength: 3 };
const ports = fc.array(port, lists);

const spec: fc.Arbitrary<KubernetesSpec> = fc.record(
  {
    podSelector: podSelector,
    policyTypes: fc.subarray(['Ingress' as const, 'Egress' as const]),
    ingress: fc.array(fc.record({ from: fc.array(peer, lists), ports }, { requiredKeys: [] }), lists),
    egress: fc.array(fc.record({ to: fc.array(peer, lists), ports }, { requiredKeys: [] }), lists),
  },
  { requiredKeys: ['podSelector'] },
);

const policy: fc.Arbitrary<Omit<KubernetesPolicy, 'apiVersion' | 'kind'>> = fc.record({
  metadata: fc.record({ name: fc.constant('np'), namespace: fc.constantFrom(...namespaceNames, namespaceNames[0]) }),
  spec,
});

/** NetworkPolicies, named by their position. */
export const kubernetesPolicies: fc.Arbitrary<KubernetesPolicy[]> = fc.array(policy, { maxLength: 4, size: 'max' }).map((policies) =>
  policies.map(({ metadata, ...rest }, index) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { ...metadata, name: `np-${String(index)}` },
    ...rest,
  })),
);
