import type { Cell } from '../harness/plan/cell.ts';
import { planCells } from '../harness/plan/plan-cells.ts';
import type { Scenario } from '../harness/scenario/scenario.ts';
import { testWithin } from '../harness/text/test-within.ts';
import { wildcard } from '../harness/text/wildcard.ts';
import type { Engine } from '../harness/vocabulary/engine.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';

/** What the flags of a command select. Absent flags select everything. */
export interface CellSelection {
  readonly engine: readonly Engine[];
  /** Ids; `*` stands for any text. */
  readonly scenario: readonly string[];
  readonly claim: readonly string[];
  /** Over a cell's id and title, and its flows in words. */
  readonly grep: RegExp | undefined;
  readonly shard: { readonly index: number; readonly of: number } | undefined;
}

/** The cells that the flags select. @throws UserError (3) where a name stands for nothing, nothing is selected, or `grep` takes too long */
export function selectCells(catalogue: readonly Scenario[], runId: string, selection: CellSelection): readonly Cell[] {
  const { engine: engines, scenario: scenarios, claim: claims, grep, shard } = selection;
  const patterns = scenarios.map((pattern) => ({ pattern, regex: wildcard(pattern) }));
  const unmatched = patterns.find(({ regex }) => !catalogue.some(({ id }) => regex.test(id)));
  if (unmatched !== undefined)
    throw new UserError(`--scenario ${unmatched.pattern}: there is no such scenario; npm run conformance -- list shows them.`, 3);
  const unclaimed = claims.find((claim) => !catalogue.some((scenario) => scenario.claim === claim));
  if (unclaimed !== undefined)
    throw new UserError(`--claim ${unclaimed}: there is no such claim; npm run conformance -- list shows them.`, 3);
  const cells = planCells(catalogue, runId, {
    engines,
    matches: ({ scenario, engine }) =>
      (patterns.length === 0 || patterns.some(({ regex }) => regex.test(scenario.id))) &&
      (claims.length === 0 || claims.includes(scenario.claim)) &&
      (grep === undefined || matchesGrep(grep, wordsOf(scenario, engine))),
    ...(shard === undefined ? {} : { shard }),
  });
  if (cells.length === 0) throw new UserError('These flags select no cell at all; npm run conformance -- list shows what there is.', 3);
  return cells;
}

function matchesGrep(grep: RegExp, words: readonly string[]): boolean {
  const found = testWithin(grep, words);
  if (found === 'too long')
    throw new UserError(`--grep ${grep.source} takes too long to match; write it without a repetition in a repetition.`, 3);
  return found;
}

function wordsOf(scenario: Scenario, engine: Engine): readonly string[] {
  return [
    `${scenario.id}/${engine}`,
    scenario.title,
    ...scenario.expect(engine).map(({ source, target, because }) => `${source} → ${target}: ${because}`),
  ];
}
