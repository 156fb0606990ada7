import type { AddressSet } from './address-set.ts';
import { emptyAddressSet } from './address-set.ts';
import { parseAddress } from './parse-address.ts';

/** Read `address/prefix`; host bits are masked away, as the Kubernetes API does. Undefined where it is not a CIDR. */
export function parseCidr(text: string): AddressSet | undefined {
  const match = /^([^/]+)\/(0|[1-9][0-9]{0,2})$/.exec(text);
  const address = match?.[1] === undefined ? undefined : parseAddress(match[1]);
  if (match?.[2] === undefined || address === undefined) return undefined;
  const bits = address.family === 4 ? 32 : 128;
  const prefix = Number(match[2]);
  if (prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = (address.value / size) * size;
  const ranges = [{ first, last: first + size - 1n }];
  return address.family === 4 ? { ...emptyAddressSet, v4: ranges } : { ...emptyAddressSet, v6: ranges };
}
