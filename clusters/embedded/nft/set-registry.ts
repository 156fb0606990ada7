import type { AddressRange } from '../../../harness/address/address-set.ts';
import { formatAddress } from '../../../harness/address/format-address.ts';
import { parseAddress } from '../../../harness/address/parse-address.ts';
import type { NameClause } from '../../../harness/policy/ir/clause.ts';
import type { NamedPortMatch } from '../../../harness/policy/ir/traffic.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import type { NameSet } from './compiled-rules.ts';
import type { TableWriter } from './table-writer.ts';

/** Named sets of a table: equal ones are made once and shared between rules. */
export class SetRegistry {
  readonly #writer: TableWriter;
  readonly #names = new Map<string, string>();
  readonly #nameSets = new Map<string, NameSet>();

  constructor(writer: TableWriter) {
    this.#writer = writer;
  }

  /** What an address is compared with: a single range as it is, several as a set. */
  addresses(family: Family, ranges: readonly AddressRange[]): string {
    const texts = ranges.map((range) => formatRange(family, range));
    const [first, second] = texts;
    if (first !== undefined && second === undefined) return first;
    const interval = ranges.some((range) => range.first !== range.last) ? '; flags interval' : '';
    return this.#share('a', `type ${addressType(family)}${interval}`, texts);
  }

  /** The set of (address, port) pairs that a named port stands for in a family; undefined where it stands for none. */
  namedPort(family: Family, { portsByAddress }: NamedPortMatch): string | undefined {
    const pairs = [...portsByAddress]
      .filter(([address]) => parseAddress(address)?.family === family)
      .flatMap(([address, ports]) => ports.map((port) => `${address} . ${String(port)}`));
    return pairs.length === 0 ? undefined : this.#share('q', `type ${addressType(family)} . inet_service`, pairs);
  }

  /** The set of (pod, address) pairs that a pod's lookups fill while the policies are in force. */
  learned(family: Family, { patterns, learnedBy }: NameClause): string {
    const key = `${learnedBy} ${patterns.map(({ regex }) => regex.source).join(' ')}`;
    const known = this.#nameSets.get(key);
    if (known !== undefined) return `@${known.sets[family]}`;
    const number = String(this.#nameSets.size);
    const sets = { 4: `n${number}_4`, 6: `n${number}_6` } as const;
    this.#nameSets.set(key, { patterns, learnedBy, sets });
    this.#writer.addSet('set', sets[4], 'type ipv4_addr . ipv4_addr', []);
    this.#writer.addSet('set', sets[6], 'type ipv6_addr . ipv6_addr', []);
    return `@${sets[family]}`;
  }

  /** Every set that lookups fill. */
  get nameSets(): readonly NameSet[] {
    return [...this.#nameSets.values()];
  }

  #share(prefix: string, type: string, elements: readonly string[]): string {
    const key = `${type} ${elements.join(',')}`;
    const known = this.#names.get(key);
    if (known !== undefined) return `@${known}`;
    const name = `${prefix}${String(this.#names.size)}`;
    this.#names.set(key, name);
    this.#writer.addSet('set', name, type, elements);
    return `@${name}`;
  }
}

function addressType(family: Family): string {
  return family === 4 ? 'ipv4_addr' : 'ipv6_addr';
}

function formatRange(family: Family, { first, last }: AddressRange): string {
  const text = formatAddress(family, first);
  return first === last ? text : `${text}-${formatAddress(family, last)}`;
}
