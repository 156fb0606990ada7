import type { AddressSet } from '../../address/address-set.ts';
import { emptyAddressSet } from '../../address/address-set.ts';
import { everyAddress } from '../../address/every-address.ts';
import { subtract } from '../../address/subtract.ts';
import type { ApiserverEndpoint, Endpoint, NodeEndpoint } from '../../vocabulary/endpoint.ts';
import type { World } from '../../vocabulary/world.ts';
import { addressesOf } from '../ground/addresses-of.ts';
import { identityLabels } from './identity-labels.ts';
import type { CiliumLabel } from './label.ts';

/**
 * Addresses that Cilium gives one security identity, with the labels by which policies select it.
 * Source: Cilium documentation, "Terminology", "Identity" and "Special Identities".
 */
export interface Identity {
  readonly labels: readonly CiliumLabel[];
  readonly set: AddressSet;
}

/**
 * The identities of a world as seen by the subjects of a policy. A policy is compiled once for all its subjects, so `host` is
 * every node that runs one of them, and `remote-node` every other.
 */
export function identitiesOf(world: World, subjects: ReadonlySet<string>): readonly Identity[] {
  const inCluster = world.endpoints.filter((endpoint) => endpoint.kind !== 'external');
  const outside = subtract(everyAddress, addressesOf(inCluster));
  return [
    ...inCluster.map((endpoint) => ({ labels: labelsOf(world, endpoint, subjects), set: addressesOf([endpoint]) })),
    { labels: [reserved('world'), reserved('world-ipv4')], set: { ...emptyAddressSet, v4: outside.v4 } },
    { labels: [reserved('world'), reserved('world-ipv6')], set: { ...emptyAddressSet, v6: outside.v6 } },
  ];
}

function reserved(key: string): CiliumLabel {
  return { source: 'reserved', key, value: '' };
}

function labelsOf(world: World, endpoint: Exclude<Endpoint, { kind: 'external' }>, subjects: ReadonlySet<string>): readonly CiliumLabel[] {
  switch (endpoint.kind) {
    case 'pod':
      return identityLabels(world, endpoint);
    case 'node':
      return [nodeLabel(world, endpoint.id, subjects), ...(servesApi(world, endpoint) ? [reserved('kube-apiserver')] : [])];
    case 'apiserver':
      return [nodeLabel(world, endpoint.node, subjects), reserved('kube-apiserver')];
  }
}

function nodeLabel(world: World, node: string | undefined, subjects: ReadonlySet<string>): CiliumLabel {
  const isHost = world.endpoints.some((endpoint) => endpoint.kind === 'pod' && endpoint.node === node && subjects.has(endpoint.id));
  return reserved(isHost ? 'host' : 'remote-node');
}

function servesApi({ endpoints }: World, node: NodeEndpoint): boolean {
  const apiservers = endpoints.filter((endpoint): endpoint is ApiserverEndpoint => endpoint.kind === 'apiserver');
  return apiservers.some(
    (apiserver) => apiserver.node === node.id && apiserver.addresses.some((address) => node.addresses.includes(address)),
  );
}
