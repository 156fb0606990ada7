import { summarise } from '../judge/summarise.ts';
import type { ChartInfo, ClusterInfo, Results, RunInfo } from '../vocabulary/results.ts';
import { buildCell } from './build-cell.ts';
import { findUnprovenEnforcement } from './find-unproven-enforcement.ts';
import type { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';
import { tool } from './tool.ts';
import { withSourceLines } from './with-source-lines.ts';

const unknownCluster: Omit<ClusterInfo, 'name'> = { cni: 'unknown', evidence: 'packets', details: {} };
const unknownChart: ChartInfo = { path: '', name: 'unknown', version: 'unknown', digest: 'unknown', helm: 'unknown' };

/** What a run found, judged: from the record alone, so that an interrupted run has results too. */
export function buildResults(request: RunRequest, record: RunRecord): Results {
  const cells = [...record.cells.values()].map((progress) =>
    withSourceLines(buildCell(progress, record), record.sourceLines.get(progress.cell.id)),
  );
  const problem = record.problem ?? findUnprovenEnforcement(cells, record);
  const run: RunInfo = {
    id: request.runId,
    startedAt: record.startedAt.toISOString(),
    durationMs: Math.round(performance.now() - record.startedMs),
    completeness: record.completeness,
    tool,
    cluster: record.cluster ?? { ...unknownCluster, ...request.cluster.planned, name: request.cluster.name },
    chart:
      record.source === undefined
        ? unknownChart
        : {
            path: record.source.path,
            name: record.source.name,
            version: record.source.version ?? '',
            digest: record.source.digest,
            helm: record.source.tool ?? '',
          },
    ...(request.shard === undefined ? {} : { shard: request.shard }),
    ...(request.selection === undefined ? {} : { selection: request.selection }),
    stages: record.stopwatch.stages,
    ...(problem === undefined ? {} : { problem }),
  };
  return { schemaVersion: 1, run, cells, summary: summarise(cells, run) };
}
