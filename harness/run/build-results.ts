import { findUnprovenEnforcement, summarise } from '../judge/run.ts';
import type { ClusterInfo, Results, RunInfo } from '../vocabulary/results.ts';
import type { SourceInfo } from '../vocabulary/source-info.ts';
import { buildCell } from './build-cell.ts';
import type { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';
import { tool } from './tool.ts';
import { withSourceLines } from './with-source-lines.ts';

const unknownCluster: Omit<ClusterInfo, 'name'> = { cni: 'unknown', evidence: 'packets', details: {} };
const unknownSource: Omit<SourceInfo, 'path'> = {
  kind: 'chart',
  name: 'unknown',
  version: 'unknown',
  digest: 'unknown',
  tool: 'unknown',
  valuesFiles: [],
};

/** What a run found, judged: from the record alone, so that an interrupted run has results too. */
export function buildResults(request: RunRequest, record: RunRecord): Results {
  const cells = [...record.cells.values()].map((progress) =>
    withSourceLines(buildCell(progress, record), record.sourceLines.get(progress.cell.id)),
  );
  const problem = record.problem ?? findUnprovenEnforcement(cells);
  const run: RunInfo = {
    id: request.runId,
    startedAt: record.startedAt.toISOString(),
    durationMs: Math.round(performance.now() - record.startedMs),
    completeness: record.completeness,
    tool,
    cluster: record.cluster ?? { ...unknownCluster, ...request.cluster.planned, name: request.cluster.name },
    source: record.source ?? { ...unknownSource, path: request.chart },
    ...(request.shard === undefined ? {} : { shard: request.shard }),
    ...(request.selection === undefined ? {} : { selection: request.selection }),
    stages: record.stopwatch.stages,
    ...(problem === undefined ? {} : { problem }),
  };
  return { schemaVersion: 2, run, suite: request.suite, cells, summary: summarise(cells, run) };
}
