import { type AddressRange, rangesOf } from '../../../harness/address/address-set.ts';
import { everyAddress } from '../../../harness/address/every-address.ts';
import type { AddressClause, Clause } from '../../../harness/policy/ir/clause.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import type { SetRegistry } from './set-registry.ts';

/** Which address of a packet. */
export type Side = 'source' | 'destination';

/**
 * Clauses about one side as nft expressions of one family, all of which must hold; `never` where no packet of the family can satisfy them.
 */
export function addressConditions(clauses: readonly Clause[], side: Side, family: Family, sets: SetRegistry): readonly string[] | 'never' {
  const conditions: string[] = [];
  for (const clause of clauses) {
    const condition = clauseCondition(clause, side, family, sets);
    if (condition === 'never') return 'never';
    if (condition !== 'always') conditions.push(condition);
  }
  return conditions;
}

/** The nft words for an address: `ip saddr`. */
export function addressWords(side: Side, family: Family): string {
  return `${family === 4 ? 'ip' : 'ip6'} ${side === 'source' ? 'saddr' : 'daddr'}`;
}

function clauseCondition(clause: Clause, side: Side, family: Family, sets: SetRegistry): string {
  switch (clause.kind) {
    case 'addresses':
      return setCondition(clause, side, family, sets);
    case 'names':
      if (side === 'source') throw new RangeError(`${clause.text}: names are of destinations; a source is never looked up`);
      return `${addressWords('source', family)} . ${addressWords('destination', family)} ${sets.learned(family, clause)}`;
  }
}

function setCondition({ set, negated }: AddressClause, side: Side, family: Family, sets: SetRegistry): string {
  const ranges = rangesOf(set, family);
  if (ranges.length === 0) return negated ? 'always' : 'never';
  if (isEverything(ranges, family)) return negated ? 'never' : 'always';
  return `${addressWords(side, family)} ${negated ? '!= ' : ''}${sets.addresses(family, ranges)}`;
}

function isEverything([range]: readonly AddressRange[], family: Family): boolean {
  const [all] = rangesOf(everyAddress, family);
  return range?.first === all?.first && range?.last === all?.last;
}
