import type { AddressSet } from '../../address/address-set.ts';
import { parseCidr } from '../../address/parse-cidr.ts';
import { subtract } from '../../address/subtract.ts';
import { union } from '../../address/union.ts';

/** The addresses in a CIDR that a schema has checked, without those in `except`. @throws RangeError where a text is not a CIDR */
export function groundCidr(cidr: string, except: readonly string[] = []): AddressSet {
  return subtract(parseChecked(cidr), union(...except.map(parseChecked)));
}

function parseChecked(text: string): AddressSet {
  const set = parseCidr(text);
  if (set === undefined) throw new RangeError(`${JSON.stringify(text)} is not a CIDR`);
  return set;
}
