import type { Family } from '../../../harness/vocabulary/flow.ts';

/** The IP family of an address. */
export function familyOf(address: string): Family {
  return address.includes(':') ? 6 : 4;
}

/** All addresses of the wanted families, IPv4 first. */
export function sortAddresses(addresses: readonly string[], families: readonly Family[]): readonly string[] {
  return ([4, 6] as const)
    .filter((family) => families.includes(family))
    .flatMap((family) => addresses.filter((address) => familyOf(address) === family));
}
