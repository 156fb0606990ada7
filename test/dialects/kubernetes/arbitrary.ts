import fc from 'fast-check';
import type { IPBlock, NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec } from 'kubernetes-types/networking/v1.js';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import { flow } from '../../policy/flow.ts';
import { buildWorld } from '../../policy/world.ts';

/** Small enough that random policies and flows often meet. */
export const smallWorld = buildWorld({
  namespaces: { a: { team: 'x' }, b: { team: 'y' }, c: {} },
  nodes: { one: {}, two: {} },
  pods: {
    'a/1': { labels: { app: 'web' }, ports: { http: 80 }, node: 'one' },
    'a/2': { labels: { app: 'db' }, ports: { http: 81, dns: '53/UDP' }, node: 'two' },
    'b/1': { labels: { app: 'web', tier: 'front' }, node: 'one' },
    'b/2': { node: 'two' },
    'c/1': { labels: { app: 'db', tier: 'back' }, ports: { http: 80 }, node: 'one' },
  },
  externals: { outside: { addresses: ['198.51.100.1'] }, far: { addresses: ['203.0.113.9'] } },
});

/** A NetworkPolicy object of a known shape. */
export interface PolicyObject {
  readonly namespace: string;
  readonly spec: NetworkPolicySpec;
}

const label = fc.constantFrom<Record<string, string>>({ app: 'web' }, { app: 'db' }, { tier: 'front' }, {}, { app: 'ghost' });
const namespaceLabel = fc.constantFrom<Record<string, string>>({ team: 'x' }, { team: 'y' }, {}, { 'kubernetes.io/metadata.name': 'c' });

const ipBlock: fc.Arbitrary<IPBlock> = fc.constantFrom<IPBlock>(
  { cidr: '0.0.0.0/0' },
  { cidr: '10.244.0.0/24' },
  { cidr: '10.244.0.0/29', except: ['10.244.0.2/31'] },
  { cidr: '198.51.100.0/24', except: ['198.51.100.128/25'] },
  { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '203.0.113.8/29'] },
  { cidr: '172.18.0.2/32' },
);

const peer: fc.Arbitrary<NetworkPolicyPeer> = fc.oneof(
  ipBlock.map((block) => ({ ipBlock: block })),
  label.map((matchLabels) => ({ podSelector: { matchLabels } })),
  namespaceLabel.map((matchLabels) => ({ namespaceSelector: { matchLabels } })),
  fc.tuple(namespaceLabel, label).map(([ns, pod]) => ({ namespaceSelector: { matchLabels: ns }, podSelector: { matchLabels: pod } })),
);

const port: fc.Arbitrary<NetworkPolicyPort> = fc.oneof(
  fc.constantFrom<NetworkPolicyPort>({ port: 80 }, { port: 79, endPort: 81 }, { port: 'http' }, { protocol: 'UDP' }, { protocol: 'TCP' }),
  fc.constantFrom<NetworkPolicyPort>({ protocol: 'UDP', port: 'dns' }, { protocol: 'UDP', port: 53 }, { port: 81, endPort: 81 }, {}),
);

const lists = { minLength: 0, maxLength: 3 };

const spec: fc.Arbitrary<NetworkPolicySpec> = fc.record(
  {
    podSelector: fc.oneof(
      fc.constant({}),
      label.map((matchLabels) => ({ matchLabels })),
    ),
    policyTypes: fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress'], []),
    ingress: fc.array(fc.record({ from: fc.array(peer, lists), ports: fc.array(port, lists) }, { requiredKeys: [] }), lists),
    egress: fc.array(fc.record({ to: fc.array(peer, lists), ports: fc.array(port, lists) }, { requiredKeys: [] }), lists),
  },
  { requiredKeys: ['podSelector'] },
);

/** A random policy in the small world. */
export const policyObject: fc.Arbitrary<PolicyObject> = fc.record({ namespace: fc.constantFrom('a', 'b', 'c'), spec });

/** A random IPv4 flow between endpoints of the small world. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .tuple(
    fc.constantFrom(...smallWorld.endpoints.map(({ id }) => id)),
    fc.constantFrom(...smallWorld.endpoints.map(({ id }) => id)),
    fc.constantFrom<[Flow['protocol'], number]>(['TCP', 80], ['TCP', 81], ['TCP', 443], ['UDP', 53], ['UDP', 80], ['ICMP', 0]),
  )
  .map(([source, destination, [protocol, number]]) => flow(source, destination, number, { protocol }));

/** Policies as manifests, named by their position. */
export function toManifests(policies: readonly PolicyObject[]): Manifest[] {
  return policies.map(({ namespace, spec: body }, index) => ({
    file: 'random.yaml',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `policy-${String(index)}`, namespace },
      spec: body,
    },
  }));
}
