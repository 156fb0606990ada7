import type { AddressSet } from '../../address/address-set.ts';
import { union } from '../../address/union.ts';
import type { World } from '../../vocabulary/world.ts';
import { addressesOf } from '../ground/addresses-of.ts';
import { groundCidr } from '../ground/ground-cidr.ts';
import { groundNamedPort } from '../ground/ground-named-port.ts';
import { formatPodScope, type PodScope, selectPods } from '../ground/select-pods.ts';
import type { AddressClause } from '../../policy/ir/clause.ts';
import type { Rule } from '../../policy/ir/rule.ts';
import type { Traffic } from '../../policy/ir/traffic.ts';
import type { PolicyPeer, PolicyPort } from './schema.ts';

/** An item of `spec.ingress` or `spec.egress`. */
export interface RuleSource {
  readonly world: World;
  /** The policy's own, which a `podSelector` without `namespaceSelector` means. */
  readonly namespace: string;
  readonly direction: 'ingress' | 'egress';
  readonly index: number;
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly PolicyPort[];
}

/** One allow rule: any of the peers (no peers: everyone) and any of the ports (no ports: everything). */
export function compileRule({ world, namespace, direction, index, peers, ports }: RuleSource): Rule {
  const clauses = peers.length === 0 ? [] : [joinPeers(peers.map((peer) => groundPeer(world, namespace, peer)))];
  return {
    path: `spec.${direction}[${String(index)}]`,
    action: 'allow',
    match: {
      source: direction === 'ingress' ? clauses : [],
      destination: direction === 'egress' ? clauses : [],
      ...(ports.length > 0 && { traffic: ports.map((port) => groundPort(world, port)) }),
    },
  };
}

interface GroundedPeer {
  readonly set: AddressSet;
  readonly text: string;
}

function joinPeers(peers: readonly GroundedPeer[]): AddressClause {
  const text = peers.map((peer) => peer.text).join(' or ');
  return { kind: 'addresses', negated: false, set: union(...peers.map((peer) => peer.set)), text };
}

function groundPeer(world: World, namespace: string, { ipBlock, namespaceSelector, podSelector }: PolicyPeer): GroundedPeer {
  if (ipBlock) return groundIpBlock(ipBlock);
  const namespaces: PodScope['namespaces'] = namespaceSelector
    ? { kind: 'selected', selector: namespaceSelector }
    : { kind: 'named', name: namespace };
  const scope = { namespaces, pods: podSelector ?? {} };
  return { set: addressesOf(selectPods(world, scope)), text: formatPodScope(scope) };
}

function groundIpBlock({ cidr, except }: NonNullable<PolicyPeer['ipBlock']>): GroundedPeer {
  return { set: groundCidr(cidr, except), text: except.length === 0 ? cidr : `${cidr} except ${except.join(', ')}` };
}

function groundPort(world: World, { protocol, port, endPort }: PolicyPort): Traffic {
  const transport = { kind: 'transport', protocol: protocol ?? 'TCP' } as const;
  if (typeof port === 'number') return { ...transport, ports: [{ kind: 'range', first: port, last: endPort ?? port }] };
  if (typeof port === 'string') return { ...transport, ports: [groundNamedPort(world, port, transport.protocol)] };
  return transport;
}
