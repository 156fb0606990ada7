import { formatAddress } from './format-address.ts';
import { parseAddress } from './parse-address.ts';

/** An address in its canonical text. @throws RangeError where it is no address */
export function normaliseAddress(text: string): string {
  const parsed = parseAddress(text);
  if (parsed === undefined) throw new RangeError(`${JSON.stringify(text)} is not an IP address`);
  return formatAddress(parsed.family, parsed.value);
}
