import type { Family } from '../vocabulary/flow.ts';

/** An inclusive range of addresses of one family, as numbers. */
export interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
}

/** Disjoint, ascending, merged ranges of each family. Values are immutable; see the functions beside this file. */
export interface AddressSet {
  readonly v4: readonly AddressRange[];
  readonly v6: readonly AddressRange[];
}

/** The set that holds no address. */
export const emptyAddressSet: AddressSet = { v4: [], v6: [] };

/** The ranges of one family. */
export function rangesOf(set: AddressSet, family: Family): readonly AddressRange[] {
  return family === 4 ? set.v4 : set.v6;
}
