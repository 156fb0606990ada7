import { summarise } from '../../harness/judge/summarise.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import type { Results, RunInfo, Stage } from '../../harness/vocabulary/results.ts';
import { joinCells } from './join-cells.ts';
import { findMissingShards } from './missing-shards.ts';
import { sameThing } from './same-thing.ts';
import type { Source } from './source.ts';

/**
 * Several results of one leg as one. The run then lasts from the first start to the last end, its stages are sums over the
 * machines, and it is complete where all parts are and no shard is missing.
 * @throws UserError (exit 2) naming two files that do not belong together, or disagree about a cell
 */
export function joinLeg(sources: readonly [Source, ...Source[]]): Results {
  const [first, ...others] = sources;
  if (others.length === 0 && first.results.run.shard === undefined) return first.results;
  sameThing(sources);
  const cells = joinCells(sources);
  const run = joinRuns(sources.map(({ results }) => results.run));
  return { schemaVersion: 1, run, cells, summary: summarise(cells, run) };
}

function joinRuns(runs: readonly RunInfo[]): RunInfo {
  const ordered = runs.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const [first] = ordered;
  if (first === undefined) throw new RangeError('there is no run to join');
  const known = ordered.find(({ chart }) => chart.digest !== 'unknown') ?? first;
  const endMs = Math.max(...ordered.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs));
  const selection = joinSelections(ordered);
  const missing = findMissingShards(runs);
  const problems = [...ordered.flatMap((each) => (each.problem === undefined ? [] : [nameProblem(each)])), ...missing];
  const whole = missing.length === 0 && ordered.every(({ completeness }) => completeness === 'complete');
  return {
    id: [...new Set(ordered.map(({ id }) => id))].join('+'),
    startedAt: first.startedAt,
    durationMs: endMs - Date.parse(first.startedAt),
    completeness: whole ? 'complete' : 'partial',
    tool: first.tool,
    cluster: known.cluster,
    chart: known.chart,
    ...(selection === undefined ? {} : { selection }),
    stages: sumStages(ordered.flatMap(({ stages }) => stages)),
    ...(problems.length === 0 ? {} : { problem: problems.join('\n') }),
  };
}

function nameProblem({ shard, problem = '' }: RunInfo): string {
  return shard === undefined ? problem : `Shard ${String(shard.index)} of ${String(shard.of)}: ${problem}`;
}

function sumStages(stages: readonly Stage[]): readonly Stage[] {
  return [...groupBy(stages, ({ name }) => name)].map(([name, same]) => ({
    name,
    durationMs: same.reduce((sum, { durationMs }) => sum + durationMs, 0),
  }));
}

/** The whole catalogue only where every part was asked for all of its share. */
function joinSelections(runs: readonly RunInfo[]): RunInfo['selection'] {
  const selections = new Set(runs.map(({ selection }) => selection));
  if (selections.has(undefined)) return undefined;
  return selections.has('part') ? 'part' : 'catalogue';
}
