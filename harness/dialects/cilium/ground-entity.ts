import { type AddressSet, emptyAddressSet } from '../../address/address-set.ts';
import { everyAddress } from '../../address/every-address.ts';
import { union } from '../../address/union.ts';
import type { Entity } from './entity-schema.ts';
import type { Grounded } from './grounded.ts';
import type { Identity } from './identities.ts';

/**
 * The addresses an entity stands for. `init`, `ingress`, `health`, `unmanaged` and `none` are endpoints no world holds.
 * Source: Cilium documentation, "Layer 3 Policies", "Entities based".
 */
export function groundEntity(entity: Entity, identities: readonly Identity[]): Grounded {
  return { set: addressesOfEntity(entity, identities), text: `entity ${entity}` };
}

function addressesOfEntity(entity: Entity, identities: readonly Identity[]): AddressSet {
  switch (entity) {
    case 'all':
      return everyAddress;
    case 'cluster':
    case 'cluster-mesh':
      return unionOf(identities.filter((identity) => !isReserved(identity, 'world')));
    case 'world':
    case 'host':
    case 'remote-node':
    case 'kube-apiserver':
      return unionOf(identities.filter((identity) => isReserved(identity, entity)));
    case 'init':
    case 'ingress':
    case 'health':
    case 'unmanaged':
    case 'none':
      return emptyAddressSet;
  }
}

function isReserved({ labels }: Identity, name: string): boolean {
  return labels.some(({ source, key }) => source === 'reserved' && key === name);
}

function unionOf(identities: readonly Identity[]): AddressSet {
  return union(...identities.map(({ set }) => set));
}
