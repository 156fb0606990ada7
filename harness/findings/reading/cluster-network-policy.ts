import { podScope } from '../../dialects/cluster-network-policy/ground-peer.ts';
import { clusterNetworkPolicySchema, type Peer, type RuleFields } from '../../dialects/cluster-network-policy/schema.ts';
import type { DestinationPort, PolicyProtocol } from '../../dialects/cluster-network-policy/protocol-schema.ts';
import { formatPodScope, type PodScope, selectPods } from '../../dialects/ground/select-pods.ts';
import { dropNulls } from '../../dialects/schema/drop-nulls.ts';
import { parseManifest } from '../../dialects/schema/parse-manifest.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import type { World } from '../../vocabulary/world.ts';
import { fieldsOf, itemsOf } from './fields.ts';
import {
  type Direction,
  everyPort,
  type PeerReading,
  type PolicyPart,
  type PortReading,
  type PortsReading,
  type RuleReading,
  type Selection,
  writtenAs,
} from './policy-reading.ts';
import { termsOf } from './terms-of.ts';

const actions = { Accept: 'allow', Deny: 'deny', Pass: 'pass' } as const;

/** A ClusterNetworkPolicy. @throws ManifestError where the API refuses it */
export function readClusterNetworkPolicy(manifest: Manifest, world: World): readonly PolicyPart[] {
  const { spec } = parseManifest(clusterNetworkPolicySchema, { ...manifest, object: dropNulls(manifest.object) });
  const raw = fieldsOf(manifest.object['spec']);
  const scope = podScope(spec.subject) ?? { namespaces: { kind: 'selected', selector: {} }, pods: {} };
  const rules = (direction: Direction): readonly RuleReading[] =>
    (spec[direction] ?? []).map((rule, index) => {
      const peers: readonly Peer[] = 'from' in rule ? rule.from : rule.to;
      const path = `spec.${direction}[${String(index)}]`;
      const field = direction === 'ingress' ? 'from' : 'to';
      return {
        path,
        direction,
        action: actions[rule.action],
        peers: {
          kind: 'some',
          path: `${path}.${field}`,
          items: peers.flatMap((peer, position) => readPeer(peer, `${path}.${field}[${String(position)}]`, world)),
        },
        ports: readPorts(rule, fieldsOf(itemsOf(raw[direction])[index]), path),
        conditions: 'all',
      };
    });
  return [
    {
      path: 'spec',
      subject: { path: spec.subject.pods === undefined ? 'spec.subject' : 'spec.subject.pods', ...selectionOf(world, scope) },
      ingress: { written: writtenAs(raw['ingress']), path: 'spec.ingress', named: 'implied' },
      egress: { written: writtenAs(raw['egress']), path: 'spec.egress', named: 'implied' },
      rules: [...rules('ingress'), ...rules('egress')],
    },
  ];
}

function selectionOf(world: World, scope: PodScope): Pick<Selection, 'text' | 'terms' | 'selects'> {
  const ids = new Set(selectPods(world, scope).map(({ id }) => id));
  return { text: formatPodScope(scope), terms: termsOf(scope.pods), selects: ({ id }) => ids.has(id) };
}

function readPeer(peer: Peer, path: string, world: World): readonly PeerReading[] {
  const scope = podScope(peer);
  if (scope !== undefined) {
    const at = peer.pods === undefined ? `${path}.namespaces` : `${path}.pods`;
    return [{ kind: 'pods', path: at, key: formatPodScope(scope), namespaces: 'selected', ...selectionOf(world, scope) }];
  }
  const networks = (peer.networks ?? []).map((cidr, index): PeerReading => {
    return { kind: 'cidr', path: `${path}.networks[${String(index)}]`, key: cidr, cidr, except: [] };
  });
  if (networks.length > 0) return networks;
  return [{ kind: 'other', path, key: JSON.stringify(peer), text: JSON.stringify(peer) }];
}

function readPorts({ protocols = [] }: RuleFields, raw: Readonly<Record<string, unknown>>, path: string): PortsReading {
  const at = `${path}.protocols`;
  if (protocols.length === 0) return { kind: 'every', written: writtenAs(raw['protocols']), path: at };
  return { kind: 'some', path: at, items: protocols.map((protocol, index) => readPort(protocol, `${at}[${String(index)}]`)) };
}

function readPort({ tcp, udp, sctp, destinationNamedPort }: PolicyProtocol, path: string): PortReading {
  if (destinationNamedPort !== undefined) return { path, protocol: 'any', port: { kind: 'name', name: destinationNamedPort } };
  const [protocol, transport] =
    tcp === undefined ? (udp === undefined ? (['SCTP', sctp] as const) : (['UDP', udp] as const)) : (['TCP', tcp] as const);
  return { path, protocol, port: rangeOf(transport?.destinationPort) };
}

function rangeOf(port: DestinationPort | undefined): PortReading['port'] {
  if (port?.number !== undefined) return { kind: 'range', first: port.number, last: port.number };
  return port?.range === undefined ? everyPort : { kind: 'range', first: port.range.start, last: port.range.end };
}
