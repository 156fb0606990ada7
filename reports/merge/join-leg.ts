import { summarise } from '../../harness/judge/run.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import { neutralise } from '../../harness/text/neutralise.ts';
import { nameWithVersion } from '../../harness/vocabulary/name-source.ts';
import type { Results, RunInfo, Stage } from '../../harness/vocabulary/results.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { joinSuites } from '../view/join-suites.ts';
import { joinCells } from './join-cells.ts';
import type { Source } from './source.ts';

/** What was not found out is the same as anything: a run that ended before it read its source names none. */
const unknown = 'unknown';

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
  const suite = joinSuites([first.results.suite, ...others.map(({ results }) => results.suite)]);
  return { schemaVersion: 2, run, suite, cells, summary: summarise(cells, run) };
}

function joinRuns(runs: readonly RunInfo[]): RunInfo {
  const ordered = runs.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const [first] = ordered;
  if (first === undefined) throw new RangeError('there is no run to join');
  const known = ordered.find(({ source }) => source.digest !== unknown) ?? first;
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
    source: known.source,
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

/** A sentence for each shard of which no result is there: what it would have judged was not judged. */
function findMissingShards(runs: readonly Pick<RunInfo, 'shard'>[]): readonly string[] {
  const shards = runs.flatMap(({ shard }) => (shard === undefined ? [] : [shard]));
  return [...groupBy(shards, ({ of }) => of)].flatMap(([of, present]) => {
    const missing = Array.from({ length: of }, (_, position) => position + 1).filter((wanted) =>
      present.every(({ index }) => index !== wanted),
    );
    return missing.length === 0 ? [] : [`Shard ${missing.join(', ')} of ${String(of)} is missing: its cells were not judged.`];
  });
}

/** @throws UserError (exit 2) naming two files whose results are of different sources, or were made by different versions of the tool */
function sameThing(sources: readonly Source[]): void {
  agree(sources, 'the source', ({ results: { run } }) =>
    run.source.digest === unknown ? undefined : `${nameWithVersion(run.source)} ${run.source.digest}`,
  );
  agree(sources, 'the version of the tool', ({ results: { run } }) => `${run.tool.name} ${run.tool.version}`);
}

function agree(sources: readonly Source[], what: string, read: (source: Source) => string | undefined): void {
  const known = sources.flatMap((source) => {
    const value = read(source);
    return value === undefined ? [] : [{ file: source.file, value }];
  });
  const [first] = known;
  const other = known.find(({ value }) => value !== first?.value);
  if (first === undefined || other === undefined) return;
  throw new UserError(
    `${first.file} and ${other.file} are not parts of one leg: ${what} is ${neutralise(`${first.value} in the one and ${other.value}`, 'show')} in the other. To compare them: npm run report -- diff ${first.file} ${other.file}`,
    2,
  );
}
