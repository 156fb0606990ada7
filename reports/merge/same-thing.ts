import { UserError } from '../../harness/vocabulary/user-error.ts';
import { neutralise } from '../../harness/text/neutralise.ts';
import type { Source } from './source.ts';

/** What was not found out is the same as anything: a run that ended before it read its chart names none. */
const unknown = 'unknown';

/** @throws UserError (exit 2) naming two files whose results are of different charts, or were made by different versions of the tool */
export function sameThing(sources: readonly Source[]): void {
  agree(sources, 'the chart', ({ results: { run } }) => (run.chart.digest === unknown ? undefined : describeChart(run.chart)));
  agree(sources, 'the version of the tool', ({ results: { run } }) => `${run.tool.name} ${run.tool.version}`);
}

function describeChart({ name, version, digest }: Source['results']['run']['chart']): string {
  return `${name} ${version} ${digest}`;
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
