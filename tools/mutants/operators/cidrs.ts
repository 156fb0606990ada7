import { formatAddress } from '../../../harness/address/format-address.ts';
import { parseCidr } from '../../../harness/address/parse-cidr.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';

/** Every address of a CIDR's family; none where it is that already, or no CIDR. */
export function widerCidrs(cidr: string): readonly string[] {
  const block = read(cidr);
  if (block === undefined || block.prefix === 0) return [];
  return [block.family === 4 ? '0.0.0.0/0' : '::/0'];
}

/** The two halves of a CIDR; for a single address, the address beside it. */
export function narrowerCidrs(cidr: string): readonly string[] {
  const block = read(cidr);
  if (block === undefined) return [];
  const { family, first, last, prefix } = block;
  if (first === last) return [`${formatAddress(family, first ^ 1n)}/${String(prefix)}`];
  const middle = (first + last + 1n) / 2n;
  return [first, middle].map((start) => `${formatAddress(family, start)}/${String(prefix + 1)}`);
}

interface Block {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
}

function read(cidr: string): Block | undefined {
  const set = parseCidr(cidr);
  const range = set?.v4[0] ?? set?.v6[0];
  if (set === undefined || range === undefined) return undefined;
  return { family: set.v4.length > 0 ? 4 : 6, ...range, prefix: Number(cidr.slice(cidr.indexOf('/') + 1)) };
}
