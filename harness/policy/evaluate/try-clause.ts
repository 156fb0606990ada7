import { contains } from '../../address/contains.ts';
import type { Clause, NameClause, NamePattern } from '../ir/clause.ts';
import { matchesName } from '../name-pattern.ts';
import type { Condition } from './condition.ts';
import { shorten } from './shorten.ts';

/** One side of a flow, as clauses see it. */
export interface Side {
  readonly role: 'source' | 'destination';
  /** Endpoint id. */
  readonly endpoint: string;
  readonly address: string;
  /** The looked-up name that led to the address; absent on the source side and for flows by address. */
  readonly name?: string;
  /** The names whose lookups by the source an enforcer reads (see `Rule.observesNames`). */
  readonly observed: readonly NamePattern[];
}

/** Try a clause on one side of a flow. */
export function tryClause(clause: Clause, side: Side): Condition {
  switch (clause.kind) {
    case 'addresses': {
      const inside = contains(clause.set, side.address);
      const verb = inside ? 'matches' : 'does not match';
      // Most often a wrong label or namespace: the reader's first question is whether the condition selects anything at all.
      const nothing = clause.set.v4.length + clause.set.v6.length === 0 ? ' (which selects nothing)' : '';
      const text = `${side.role} ${side.endpoint} (${side.address}) ${verb} ${shorten(clause.text)}${nothing}`;
      return { holds: inside !== clause.negated, text };
    }
    case 'names':
      return tryNames(clause, side);
  }
}

function tryNames(clause: NameClause, { role, endpoint, name, observed }: Side): Condition {
  const text = shorten(clause.text);
  if (name === undefined) return { holds: false, text: `${role} ${endpoint} was not found by a name, so ${text} does not match` };
  if (!matchesName(clause.patterns, name)) return { holds: false, text: `name ${name} does not match ${text}` };
  if (!isLearned(clause, name, observed)) {
    return {
      holds: false,
      text: `name ${name} matches ${text}, but no rule lets the enforcer read its lookup, so its addresses are unknown`,
    };
  }
  return { holds: true, text: `name ${name} matches ${text}` };
}

function isLearned(clause: NameClause, name: string, observed: readonly NamePattern[]): boolean {
  switch (clause.learnedBy) {
    case 'any-lookup':
      return true;
    case 'dns-rule':
      return matchesName(observed, name);
  }
}
