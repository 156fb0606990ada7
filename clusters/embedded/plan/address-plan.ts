import { formatAddress } from '../../../harness/address/format-address.ts';
import { parseAddress } from '../../../harness/address/parse-address.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';

/** A range of addresses from which a kind of endpoint gets its own: the first address of each family, and how many there are. */
interface Pool {
  readonly first: Readonly<Record<Family, string>>;
  readonly size: number;
}

/** Deterministic, and as kind and kubeadm number their clusters by default. */
const pools = {
  nodes: { first: { 4: '172.18.0.2', 6: 'fd00:172:18::2' }, size: 2 },
  pods: { first: { 4: '10.244.0.1', 6: 'fd00:10:244::1' }, size: 65_534 },
  services: { first: { 4: '10.96.0.1', 6: 'fd00:10:96::1' }, size: 65_534 },
  /** RFC 2544 and RFC 3849 (documentation): for hosts outside that ask for no address. */
  outside: { first: { 4: '198.18.0.1', 6: '2001:db8:ffff::1' }, size: 65_534 },
} as const satisfies Record<string, Pool>;

/** Address of the nth (from 0) of a kind, one of each family. @throws UserError where there are more than addresses */
export function addressesOf(kind: keyof typeof pools, index: number, families: readonly Family[]): readonly string[] {
  const { first, size } = pools[kind];
  if (index >= size) throw new UserError(`The embedded cluster has addresses for ${String(size)} ${kind}, and this run needs more.`, 2);
  return families.map((family) => {
    const start = parseAddress(first[family]);
    if (start === undefined) throw new RangeError(`${first[family]} is no address`);
    return formatAddress(family, start.value + BigInt(index));
  });
}
