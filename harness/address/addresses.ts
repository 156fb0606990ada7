import type { AddressRange, AddressSet } from './address-set.ts';
import { mergeRanges } from './merge-ranges.ts';
import { parseAddress } from './parse-address.ts';

/** The set of the given textual addresses. @throws RangeError where one is no address */
export function addresses(texts: Iterable<string>): AddressSet {
  const v4: AddressRange[] = [];
  const v6: AddressRange[] = [];
  for (const text of texts) {
    const parsed = parseAddress(text);
    if (parsed === undefined) throw new RangeError(`${JSON.stringify(text)} is not an IP address`);
    (parsed.family === 4 ? v4 : v6).push({ first: parsed.value, last: parsed.value });
  }
  return { v4: mergeRanges(v4), v6: mergeRanges(v6) };
}
