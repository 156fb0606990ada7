import type { Engine } from '../../harness/vocabulary/engine.ts';
import type { CellResult, FlowResult, Results } from '../../harness/vocabulary/results.ts';
import { identityOf } from '../../harness/vocabulary/name-source.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { type Change, type ChangeKind, changeKinds } from './change.ts';
import { compareCells } from './compare-cells.ts';
import type { Comparison, Side } from './comparison.ts';
import { pairLegs } from './pair-legs.ts';

/** Compare engine A of the one with engine B of the other, scenario by scenario; absent: each engine with itself. */
export type ComparedEngines = readonly [before: Engine, after: Engine];

interface CellPair {
  readonly before: CellResult | undefined;
  readonly after: CellResult | undefined;
}

/**
 * What changed from one run to another: of a source, of a CNI, or of an engine. Cells are matched by scenario and engine, flows
 * by their ids, which are stable over runs.
 */
export function compareLegs(before: Legs, after: Legs, engines?: ComparedEngines): Comparison {
  const { pairs, unpaired } = pairLegs(before, after);
  const compared = pairs.flatMap((pair) =>
    pairCells(pair.before, pair.after, engines).map((cells) => ({ pair, cells, found: compareCells(cells.before, cells.after) })),
  );
  const changes = compared.flatMap(({ pair, cells, found }) =>
    found.changes.map((change) => ({ ...change, ...placeOf(pair.after, cells) })),
  );
  return {
    pairs: pairs.map((pair) => ({ before: sideOf(pair.before), after: sideOf(pair.after) })),
    unpaired,
    changes: changes.toSorted((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind)),
    counts: countKinds(changes),
    compared: compared.reduce((sum, { found }) => sum + found.compared, 0),
    verdictsChanged: compared.reduce((sum, { cells }) => sum + countVerdicts(cells), 0),
  };
}

function pairCells(before: Results, after: Results, engines: ComparedEngines | undefined): readonly CellPair[] {
  const [first, second] = [cellsByKey(before, engines?.[0]), cellsByKey(after, engines?.[1])];
  return [...new Set([...first.keys(), ...second.keys()])].map((key) => ({ before: first.get(key), after: second.get(key) }));
}

function cellsByKey({ cells }: Results, engine: Engine | undefined): ReadonlyMap<string, CellResult> {
  if (engine === undefined) return new Map(cells.map((cell) => [cell.id, cell]));
  return new Map(cells.filter((cell) => cell.engine === engine).map((cell) => [cell.scenario, cell]));
}

function placeOf(leg: Results, { before, after }: CellPair): Pick<Change, 'leg' | 'scenario' | 'claim' | 'engine'> {
  const { scenario = '', claim = '' } = after ?? before ?? {};
  const engines = new Set([before, after].flatMap((cell) => (cell === undefined ? [] : [cell.engine])));
  return { leg: legName(leg), scenario, claim, engine: [...engines].join(' → ') };
}

function sideOf(leg: Results): Side {
  const { id, startedAt, source } = leg.run;
  return { leg: legName(leg), run: id, startedAt, source: identityOf(source) };
}

function countKinds(changes: readonly Pick<Change, 'kind'>[]): Readonly<Record<ChangeKind, number>> {
  const countOf = (wanted: ChangeKind): number => changes.filter(({ kind }) => kind === wanted).length;
  return {
    'newly failing': countOf('newly failing'),
    'newly inconclusive': countOf('newly inconclusive'),
    'verdict changed': countOf('verdict changed'),
    'newly deviating': countOf('newly deviating'),
    'prediction changed': countOf('prediction changed'),
    'no longer judged': countOf('no longer judged'),
    disappeared: countOf('disappeared'),
    'newly ok': countOf('newly ok'),
    appeared: countOf('appeared'),
  };
}

function countVerdicts({ before, after }: CellPair): number {
  const verdicts = new Map((before?.flows ?? []).filter(isDecided).map(({ id, verdict }) => [id, verdict]));
  return (after?.flows ?? []).filter((flow) => isDecided(flow) && verdicts.has(flow.id) && verdicts.get(flow.id) !== flow.verdict).length;
}

function isDecided({ verdict, outcome }: FlowResult): boolean {
  return verdict !== 'inconclusive' && outcome !== 'skipped';
}
