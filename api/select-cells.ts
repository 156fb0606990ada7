import type { CellSpec } from '../harness/suite/cell-spec.ts';
import type { Suite } from '../harness/suite/suite.ts';
import { closest } from '../harness/text/closest.ts';
import { testWithin } from '../harness/text/test-within.ts';
import { wildcard } from '../harness/text/wildcard.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import type { CellSelection } from './run-spec.ts';

/**
 * The cells that are selected, in order of scenarios, then engines.
 * @param specs all of the suite's
 * @throws UserError (3) where a name stands for nothing, nothing is selected, or `grep` takes too long
 */
export function selectCells(specs: readonly CellSpec[], suite: Pick<Suite, 'engines'>, selection: CellSelection): readonly CellSpec[] {
  const { engines = [], scenarios = [], claims = [], grep, shard } = selection;
  const patterns = scenarios.map((pattern) => ({ pattern, regex: wildcard(pattern) }));
  for (const { pattern, regex } of patterns)
    refuseUnknown(
      'scenario',
      pattern,
      specs.map((spec) => spec.scenario),
      (id) => regex.test(id),
    );
  for (const claim of claims)
    refuseUnknown(
      'claim',
      claim,
      specs.map((spec) => spec.claim),
      (id) => id === claim,
    );
  for (const engine of engines) refuseUnknown('engine', engine, Object.keys(suite.engines), (id) => id === engine);
  const cells = specs.filter(
    (spec) =>
      (engines.length === 0 || engines.includes(spec.engine)) &&
      (patterns.length === 0 || patterns.some(({ regex }) => regex.test(spec.scenario))) &&
      (claims.length === 0 || claims.includes(spec.claim)) &&
      (grep === undefined || matchesGrep(grep, wordsOf(spec))),
  );
  const part = shard === undefined ? cells : cells.filter((_, position) => position % shard.of === shard.index - 1);
  if (part.length === 0) throw new UserError('These flags select no cell at all; npm run conformance -- list shows what there is.', 3);
  return part;
}

function refuseUnknown(what: string, given: string, known: readonly string[], fits: (id: string) => boolean): void {
  if (known.some(fits)) return;
  const nearest = closest(given, [...new Set(known)]);
  throw new UserError(
    `--${what} ${given}: there is no such ${what}${nearest === undefined ? ';' : `; did you mean ${nearest}?`} npm run conformance -- list shows them.`,
    3,
  );
}

function matchesGrep(grep: RegExp, words: readonly string[]): boolean {
  const found = testWithin(grep, words);
  if (found === 'too long')
    throw new UserError(`--grep ${grep.source} takes too long to match; write it without a repetition in a repetition.`, 3);
  return found;
}

function wordsOf({ id, title, expectations }: CellSpec): readonly string[] {
  return [id, title, ...expectations.map(({ source, target, because }) => `${source} → ${target}: ${because}`)];
}
