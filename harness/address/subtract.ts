import type { AddressRange, AddressSet } from './address-set.ts';

/** Every address of `from` that is not in `taken`. */
export function subtract(from: AddressSet, taken: AddressSet): AddressSet {
  return { v4: subtractRanges(from.v4, taken.v4), v6: subtractRanges(from.v6, taken.v6) };
}

function subtractRanges(from: readonly AddressRange[], taken: readonly AddressRange[]): AddressRange[] {
  let left = [...from];
  for (const hole of taken) {
    left = left.flatMap((range) => {
      if (hole.last < range.first || range.last < hole.first) return [range];
      return [
        ...(range.first < hole.first ? [{ first: range.first, last: hole.first - 1n }] : []),
        ...(hole.last < range.last ? [{ first: hole.last + 1n, last: range.last }] : []),
      ];
    });
  }
  return left;
}
