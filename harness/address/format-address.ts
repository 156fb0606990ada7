import ipaddr from 'ipaddr.js';
import type { Family } from '../vocabulary/flow.ts';

/** The canonical text of an address: dotted IPv4; IPv6 as RFC 5952 writes it. */
export function formatAddress(family: Family, value: bigint): string {
  const length = family === 4 ? 4 : 16;
  const bytes = Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 0xffn));
  return family === 4 ? new ipaddr.IPv4(bytes).toString() : new ipaddr.IPv6(bytes).toRFC5952String();
}
