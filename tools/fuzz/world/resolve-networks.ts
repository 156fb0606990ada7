import { formatAddress } from '../../../harness/address/format-address.ts';
import { parseAddress } from '../../../harness/address/parse-address.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';

const token = /@(!?)([a-z0-9]+)\.([46])\/([0-9]+)/g;

/**
 * Networks of a text, where endpoints got their addresses: `@p0.4/28` is the IPv4 network of length 28 around pod `p0`; `@!p0.4/28` the other
 * half of the network one bit shorter, so that it lies in every wider network around `p0` and does not hold it.
 * @param addressOf address of an endpoint
 */
export function resolveNetworks(text: string, addressOf: (id: string, family: Family) => string): string {
  return text.replaceAll(token, (_, other: string, id: string, digit: string, length: string) => {
    const family = digit === '4' ? 4 : 6;
    return networkAround(addressOf(id, family), family, Number(length), other === '!' ? 'other half' : 'around');
  });
}

function networkAround(address: string, family: Family, length: number, which: 'around' | 'other half'): string {
  const parsed = parseAddress(address);
  if (parsed === undefined) throw new RangeError(`${address} is no address`);
  const hostBits = BigInt((family === 4 ? 32 : 128) - length);
  const network = parsed.value >> hostBits;
  return `${formatAddress(family, (which === 'around' ? network : network ^ 1n) << hostBits)}/${String(length)}`;
}
