import type { AddressSet } from '../../address/address-set.ts';

/** Addresses with the words of the manifest for them. */
export interface Grounded {
  readonly set: AddressSet;
  readonly text: string;
}
