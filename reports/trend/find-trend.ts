import { groupBy } from '../../harness/text/group-by.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { identityOf } from '../../harness/vocabulary/name-source.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { legName } from '../../harness/vocabulary/legs.ts';
import type { Source } from '../merge/source.ts';
import { claimTrends } from './claim-trends.ts';
import { findFlaky } from './find-flaky.ts';
import { groupRuns } from './group-runs.ts';
import type { LegTrend, Trend, TrendRun } from './trend.ts';

/**
 * How each claim fared over the runs of each leg, in the order of their starts.
 * @throws UserError (exit 2) where there is no result at all, or shards of one run disagree
 */
export function findTrend(sources: readonly Source[]): Trend {
  if (sources.length === 0) throw new UserError('There are no results. Name the --out directories of the runs.', 2);
  const legs = groupBy(sources, ({ results }) => legName(results));
  return { legs: [...legs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([leg, own]) => legTrend(leg, own)) };
}

function legTrend(leg: string, sources: readonly Source[]): LegTrend {
  const runs = groupRuns(sources);
  const results = runs.map((run) => run.results);
  return { leg, runs: runs.map(describeRun), claims: claimTrends(results), flaky: findFlaky(results) };
}

function describeRun({ file, results }: { readonly file: string; readonly results: Results }): TrendRun {
  const { id, startedAt, source } = results.run;
  return {
    id,
    startedAt,
    source: identityOf(source),
    outcome: results.summary.outcome,
    file,
  };
}
