import { selectPods, formatPodScope, type PodScope } from '../../dialects/ground/select-pods.ts';
import { decodeNulls } from '../../dialects/kubernetes/decode-nulls.ts';
import { networkPolicySchema, type PolicyPeer, type PolicyPort } from '../../dialects/kubernetes/schema.ts';
import { parseManifest } from '../../dialects/schema/parse-manifest.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import type { World } from '../../vocabulary/world.ts';
import { fieldsOf, itemsOf } from './fields.ts';
import {
  everyPort,
  writtenAs,
  type Direction,
  type PeerReading,
  type PolicyPart,
  type PortReading,
  type RuleReading,
} from './policy-reading.ts';
import { termsOf } from './terms-of.ts';

/** A NetworkPolicy of networking.k8s.io. @throws ManifestError where the API refuses it */
export function readKubernetes(manifest: Manifest, world: World): readonly PolicyPart[] {
  const written = fieldsOf(manifest.object['spec']);
  const object = { ...manifest.object, spec: decodeNulls(manifest.object['spec'] ?? null) };
  const { spec } = parseManifest(networkPolicySchema, { ...manifest, object });
  const namespace = manifest.object.metadata.namespace ?? '';
  const scope: PodScope = { namespaces: { kind: 'named', name: namespace }, pods: spec.podSelector };
  const named = (direction: 'Ingress' | 'Egress'): 'yes' | 'no' | 'implied' => {
    if (spec.policyTypes.length > 0) return spec.policyTypes.includes(direction) ? 'yes' : 'no';
    return 'implied';
  };
  return [
    {
      path: 'spec',
      subject: { path: 'spec.podSelector', terms: termsOf(spec.podSelector), ...selection(world, scope) },
      ingress: { written: writtenAs(written['ingress']), path: 'spec.ingress', named: named('Ingress') },
      egress: { written: writtenAs(written['egress']), path: 'spec.egress', named: named('Egress') },
      rules: [
        ...spec.ingress.map(({ from, ports }, index) => {
          const raw = fieldsOf(itemsOf(written['ingress'])[index]);
          return readRule({ world, namespace, direction: 'ingress', index, peers: from, ports, raw });
        }),
        ...spec.egress.map(({ to, ports }, index) => {
          const raw = fieldsOf(itemsOf(written['egress'])[index]);
          return readRule({ world, namespace, direction: 'egress', index, peers: to, ports, raw });
        }),
      ],
    },
  ];
}

interface RuleInput {
  readonly world: World;
  readonly namespace: string;
  readonly direction: Direction;
  readonly index: number;
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly PolicyPort[];
  readonly raw: Readonly<Record<string, unknown>>;
}

function readRule({ world, namespace, direction, index, peers, ports, raw }: RuleInput): RuleReading {
  const path = `spec.${direction}[${String(index)}]`;
  const field = direction === 'ingress' ? 'from' : 'to';
  const peersPath = `${path}.${field}`;
  const portsPath = `${path}.ports`;
  return {
    path,
    direction,
    action: 'allow',
    peers:
      peers.length === 0
        ? { kind: 'everyone', written: writtenAs(raw[field]), path: peersPath }
        : {
            kind: 'some',
            path: peersPath,
            items: peers.map((peer, position) => readPeer(world, namespace, peer, `${peersPath}[${String(position)}]`)),
          },
    ports:
      ports.length === 0
        ? { kind: 'every', written: writtenAs(raw['ports']), path: portsPath }
        : { kind: 'some', path: portsPath, items: ports.map((port, position) => readPort(port, `${portsPath}[${String(position)}]`)) },
    conditions: 'all',
  };
}

function readPeer(world: World, namespace: string, peer: PolicyPeer, path: string): PeerReading {
  const { ipBlock, namespaceSelector, podSelector = {} } = peer;
  if (ipBlock) return { kind: 'cidr', path, key: JSON.stringify(ipBlock), cidr: ipBlock.cidr, except: ipBlock.except };
  const scope: PodScope = {
    namespaces: namespaceSelector ? { kind: 'selected', selector: namespaceSelector } : { kind: 'named', name: namespace },
    pods: podSelector,
  };
  return {
    kind: 'pods',
    path,
    key: formatPodScope(scope),
    namespaces: namespaceSelector ? 'selected' : 'own',
    terms: termsOf(podSelector),
    ...selection(world, scope),
  };
}

function selection(world: World, scope: PodScope): { readonly text: string; readonly selects: (pod: { readonly id: string }) => boolean } {
  const ids = new Set(selectPods(world, scope).map(({ id }) => id));
  return { text: formatPodScope(scope), selects: ({ id }) => ids.has(id) };
}

function readPort({ protocol = 'TCP', port, endPort }: PolicyPort, path: string): PortReading {
  if (typeof port === 'string') return { path, protocol, port: { kind: 'name', name: port } };
  return { path, protocol, port: port === undefined ? everyPort : { kind: 'range', first: port, last: endPort ?? port } };
}
