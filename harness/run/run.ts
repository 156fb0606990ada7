import { apiserverServicePort, kubeletPort } from '../cast/target.ts';
import type { RunningCluster } from '../cluster/cluster.ts';
import type { Listener } from '../cluster/listener.ts';
import { externals } from '../cast/externals.ts';
import { describeChart } from '../source/chart/describe-chart.ts';
import { findHelm } from '../source/chart/find-helm.ts';
import { openChart } from '../source/chart/open-chart.ts';
import type { Cell } from '../plan/cell.ts';
import { planTopology } from '../plan/plan-topology.ts';
import { separateMisfits } from '../plan/separate-misfits.ts';
import { type Sharing, shareNamespaces } from '../plan/share-namespaces.ts';
import type { Results } from '../vocabulary/results.ts';
import { describeExhaustion } from '../vocabulary/describe-exhaustion.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { buildResults } from './build-results.ts';
import { cellKey } from './cell-key.ts';
import { compileCell } from './compile-cell.ts';
import { noteSourceLines } from './note-source-lines.ts';
import { probeTurns } from './probe-turns.ts';
import type { RenderContext } from './render-cell.ts';
import { renderCells } from './render-cells.ts';
import { Renderings } from './renderings.ts';
import { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';

/** Other ports on the apiserver's host, for flows that must not reach it or must not need it. */
export const apiserverListeners: readonly Listener[] = [kubeletPort, apiserverServicePort].map((port) => ({ application: 'tcp', port }));

/**
 * Run cells on a cluster: render, deploy, then open → enforced → restored for all of a turn at once. Never rejects for
 * something a user can cause: what stopped the run is in the results, beside everything found before.
 */
export async function run(request: RunRequest): Promise<Results> {
  const record = new RunRecord(request);
  try {
    await runStages(request, record);
  } catch (error) {
    noteProblem(error, request, record);
  }
  return buildResults(request, record);
}

async function runStages(request: RunRequest, record: RunRecord): Promise<void> {
  const { signal } = request;
  const { stopwatch } = record;
  const helm = await findHelm({ signal });
  await using chart = await openChart({ helm, chart: request.chart, signal });
  record.source = { ...(await describeChart({ helm, chart: chart.path, signal })), path: request.chart };
  await using running = await stopwatch.time('start', () =>
    request.cluster.start({ runId: request.runId, externals: Object.values(externals), apiserverListeners, signal }),
  );
  record.cluster = running.info;
  record.repeat = running.repeat?.bind(running);
  const context = { ...request, chart: chart.path, helm, sites: running.sites, renderings: new Renderings() };
  try {
    placeCells(request.cells, cellKey(context), record, running);
    await stopwatch.time('render', () => render(request, record, context));
    await stopwatch.time('deploy', () => deploy(request, record, running));
    if (running.info.evidence === 'packets') await probeTurns({ ...request, record, running });
    await noteSourceLines(record, context);
    await request.beforeCleanUp?.(running);
  } finally {
    request.onProgress({ stage: 'clean up', done: 0, total: 0 });
  }
}

/** Cells of engines that the cluster does not serve are stopped, and take no place from the others. */
function placeCells(cells: readonly Cell[], keyOf: Sharing['keyOf'], record: RunRecord, running: RunningCluster): void {
  const served: Cell[] = [];
  for (const cell of cells) {
    const reason = running.cannotServe?.(cell.engine);
    if (reason === undefined) served.push(cell);
    else record.set({ kind: 'stopped', cell, outcome: 'skipped', reason, values: {}, policies: [], checks: [] });
  }
  for (const cell of shareNamespaces(served, { keyOf, concurrent: running.concurrentCells })) record.set({ kind: 'planned', cell });
}

async function render({ runId, onProgress }: RunRequest, record: RunRecord, context: RenderContext): Promise<void> {
  await renderCells(record, context, onProgress);
  for (const cell of separateMisfits(record.inState('rendered'), runId)) record.set({ kind: 'planned', cell });
  await renderCells(record, context, onProgress);
}

async function deploy({ runId }: RunRequest, record: RunRecord, running: RunningCluster): Promise<void> {
  const rendered = record.inState('rendered');
  const cells = rendered.map(({ cell }) => cell);
  const world = await running.deploy(planTopology(rendered, runId, running.sites));
  for (const cell of rendered) record.set(compileCell(cell, world, cells, running));
}

function noteProblem(error: unknown, { signal }: RunRequest, record: RunRecord): void {
  if (signal.aborted) {
    record.completeness = 'partial';
    record.problem = `Interrupted${signal.reason instanceof Error ? ` by ${signal.reason.message}` : ''}: the results are partial.`;
    return;
  }
  const exhausted = describeExhaustion(error);
  if (exhausted === undefined && !(error instanceof UserError)) throw error;
  record.problem = exhausted ?? (error instanceof Error ? error.message : String(error));
}
