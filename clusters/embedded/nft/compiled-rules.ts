import type { NameClause, NamePattern } from '../../../harness/policy/ir/clause.ts';
import type { LookupProtocol } from '../../../harness/policy/evaluate/observed-names.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';

/** The policies of a run as nft takes them, and what the agent needs besides. Survives structured cloning. */
export interface CompiledRules {
  /** The table of family inet that holds all of it. */
  readonly table: string;
  /** To be run in order: they build the table, which nothing uses yet. */
  readonly transactions: readonly string[];
  /** The last transaction: from here on packets go through the table. To be run together with the end of the table before. */
  readonly hook: string;
  /** Texts of the denials by the number in the log's prefix. */
  readonly decisions: readonly string[];
  readonly nameSets: readonly NameSet[];
  /** Names that a pod's enforcer reads lookups of (see `Rule.observesNames`), by pod id; a pod without such rules is absent. */
  readonly observed: ReadonlyMap<string, ObservedNames>;
  /** Pods for which it matters what they looked up before. */
  readonly learners: ReadonlySet<string>;
}

/** By the protocol of the lookup; where none is listed, such lookups are not read. */
export type ObservedNames = Readonly<Record<LookupProtocol, readonly NamePattern[]>>;

/** Sets of (pod address, learned address) pairs, one of each family, that lookups of some names fill. */
export interface NameSet {
  readonly patterns: readonly NamePattern[];
  readonly learnedBy: NameClause['learnedBy'];
  readonly sets: Readonly<Record<Family, string>>;
}
