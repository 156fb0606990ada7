import type { AddressSet } from '../../address/address-set.ts';
import { addresses } from '../../address/addresses.ts';
import type { Endpoint } from '../../vocabulary/endpoint.ts';

/** Every address of some endpoints. */
export function addressesOf(endpoints: readonly Endpoint[]): AddressSet {
  return addresses(endpoints.flatMap((endpoint) => endpoint.addresses));
}
