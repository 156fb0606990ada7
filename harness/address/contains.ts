import { type AddressSet, rangesOf } from './address-set.ts';
import { parseAddress } from './parse-address.ts';

/** Whether a textual address is in the set; false for text that is no address. */
export function contains(set: AddressSet, address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === undefined) return false;
  return rangesOf(set, parsed.family).some((range) => range.first <= parsed.value && parsed.value <= range.last);
}
