import type { AddressSet } from './address-set.ts';
import { mergeRanges } from './merge-ranges.ts';

/** Every address that is in one of the sets. */
export function union(...sets: readonly AddressSet[]): AddressSet {
  return { v4: mergeRanges(sets.flatMap((set) => set.v4)), v6: mergeRanges(sets.flatMap((set) => set.v6)) };
}
