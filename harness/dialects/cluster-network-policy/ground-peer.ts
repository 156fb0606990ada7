import type { AddressSet } from '../../address/address-set.ts';
import { union } from '../../address/union.ts';
import type { LabelSelector } from '../../selector/label-selector.ts';
import { matchesLabels } from '../../selector/matches-labels.ts';
import type { Endpoint } from '../../vocabulary/endpoint.ts';
import type { World } from '../../vocabulary/world.ts';
import { addressesOf } from '../ground/addresses-of.ts';
import { groundCidr } from '../ground/ground-cidr.ts';
import { formatPodScope, formatSelected, selectPods, type PodScope } from '../ground/select-pods.ts';
import type { Peer, Subject } from './schema.ts';

/** The addresses a peer stands for, and the peer in words. */
export interface GroundedPeer {
  readonly set: AddressSet;
  readonly text: string;
}

/** Ground a peer; undefined for `domainNames`, which have no addresses before they are looked up. */
export function groundPeer(world: World, peer: Peer): GroundedPeer | undefined {
  const scope = podScope(peer);
  if (scope !== undefined) return { set: addressesOf(selectPods(world, scope)), text: formatPodScope(scope) };
  if (peer.nodes !== undefined) return { set: addressesOf(selectNodes(world, peer.nodes)), text: formatSelected('nodes', peer.nodes) };
  if (peer.networks !== undefined)
    return { set: union(...peer.networks.map((cidr) => groundCidr(cidr))), text: peer.networks.join(' or ') };
  return undefined;
}

/** The pods that a subject or a peer selects; undefined where it selects none by labels of pods and namespaces. */
export function podScope({ namespaces, pods }: Subject): PodScope | undefined {
  if (namespaces !== undefined) return { namespaces: { kind: 'selected', selector: namespaces }, pods: {} };
  if (pods === undefined) return undefined;
  return { namespaces: { kind: 'selected', selector: pods.namespaceSelector ?? {} }, pods: pods.podSelector };
}

/**
 * Nodes by label. An apiserver has its node's labels; one whose node is not in the world counts as a node that only has the
 * label of the control plane.
 */
function selectNodes(world: World, selector: LabelSelector): Endpoint[] {
  return world.endpoints.filter((endpoint) => {
    const labels = nodeLabels(world, endpoint);
    return labels !== undefined && matchesLabels(selector, labels);
  });
}

function nodeLabels(world: World, endpoint: Endpoint): Readonly<Record<string, string>> | undefined {
  switch (endpoint.kind) {
    case 'node':
      return endpoint.labels;
    case 'apiserver': {
      const node = world.endpoints.find(({ kind, id }) => kind === 'node' && id === endpoint.node);
      return node?.kind === 'node' ? node.labels : { 'node-role.kubernetes.io/control-plane': '' };
    }
    case 'pod':
    case 'external':
      return undefined;
  }
}
