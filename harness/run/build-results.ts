import { findIdlePolicies, findUnprovenEnforcement, summarise } from '../judge/run.ts';
import { verdictOf } from '../judge/verdict-of.ts';
import type { ClusterInfo, Results, RunInfo } from '../vocabulary/results.ts';
import type { SourceInfo } from '../vocabulary/source-info.ts';
import { buildCell } from './build-cell.ts';
import type { SourceSpec } from '../source/source-spec.ts';
import type { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';
import { suiteInfo } from './suite-info.ts';
import { tool } from './tool.ts';
import { withSourceLines } from './with-source-lines.ts';

const unknownCluster: Omit<ClusterInfo, 'name'> = { cni: 'unknown', evidence: 'packets', details: {} };
function unknownSource(spec: SourceSpec): SourceInfo {
  const path = spec.kind === 'manifests' ? spec.paths.join(', ') : spec.path;
  return { kind: spec.kind, path, name: 'unknown', digest: 'unknown', valuesFiles: [], leftOut: [] };
}

/** What a run found, judged: from the record alone, so that an interrupted run has results too. */
export function buildResults(request: RunRequest, record: RunRecord): Results {
  const cells = [...record.cells.values()].map((progress) =>
    withSourceLines(buildCell(progress, record), record.sourceLines.get(progress.cell.id)),
  );
  const problem =
    record.problem ??
    findUnprovenEnforcement(cells, controlOf(record)) ??
    (request.selection === 'catalogue' ? findIdlePolicies(cells) : undefined);
  const run: RunInfo = {
    id: request.runId,
    startedAt: record.startedAt.toISOString(),
    durationMs: Math.round(performance.now() - record.startedMs),
    completeness: record.completeness,
    tool,
    cluster: record.cluster ?? { ...unknownCluster, ...request.cluster.planned, name: request.cluster.name },
    source: record.source ?? unknownSource(request.source),
    ...(request.shard === undefined ? {} : { shard: request.shard }),
    ...(request.selection === undefined ? {} : { selection: request.selection }),
    stages: record.stopwatch.stages,
    ...(problem === undefined ? {} : { problem }),
  };
  return { schemaVersion: 2, run, suite: suiteInfo(request.suite, record), cells, summary: summarise(cells, run) };
}

/** What a denial outside the run's own flows has shown. */
function controlOf({ control, enforcement, observations }: RunRecord): 'denied' | 'not denied' | undefined {
  if (enforcement === 'proven') return 'denied';
  const [flow] = control?.flows ?? [];
  if (flow === undefined) return undefined;
  const { id } = flow.request;
  const isDenied = observations.open.get(id)?.kind === 'connected' && verdictOf(observations.enforced.get(id)) === 'denied';
  return isDenied ? 'denied' : 'not denied';
}
