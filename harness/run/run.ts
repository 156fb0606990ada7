import type { RunningCluster } from '../cluster/cluster.ts';
import type { Listener } from '../cluster/listener.ts';
import type { ExternalSpec } from '../cluster/topology.ts';
import { apiserverPorts } from '../plan/cast-of.ts';
import type { Cell } from '../plan/cell.ts';
import { planTopology } from '../plan/plan-topology.ts';
import { openSource } from '../source/open-source.ts';
import { describeExhaustion } from '../vocabulary/describe-exhaustion.ts';
import type { Results } from '../vocabulary/results.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { buildResults } from './build-results.ts';
import { compileCell } from './compile-cell.ts';
import { makeControl } from './control.ts';
import { externalsOf } from './externals-of.ts';
import { noteSourceLines } from './note-source-lines.ts';
import { placeCells } from './place-cells.ts';
import type { RenderedCell } from './prepared-cell.ts';
import { probeTurns } from './probe-turns.ts';
import type { RenderContext } from './render-cell.ts';
import { renderCells } from './render-cells.ts';
import { Renderings } from './renderings.ts';
import { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';

/** Other ports on the apiserver's host, for flows that must not reach it or must not need it. */
export const apiserverListeners: readonly Listener[] = Object.values(apiserverPorts).map((port) => ({ application: 'tcp', port }));

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
  const { runId, suite, signal } = request;
  const { stopwatch } = record;
  await using source = await openSource({ spec: request.source, signal });
  record.source = source.info;
  const externals: readonly ExternalSpec[] = externalsOf(request);
  await using running = await stopwatch.time('start', () => request.cluster.start({ runId, externals, apiserverListeners, signal }));
  record.cluster = running.info;
  record.enforcement = running.enforcement;
  record.repeat = running.repeat?.bind(running);
  const context = { runId, suite, source, sites: running.sites, renderings: new Renderings(), signal };
  try {
    await stopwatch.time('render', () => render(request, record, { running, context }));
    await stopwatch.time('deploy', () => deploy(request, record, running));
    if (running.info.evidence === 'packets') await probeTurns({ ...request, record, running });
    await noteSourceLines(record, context);
    await request.beforeCleanUp?.(running);
  } finally {
    request.onProgress({ stage: 'clean up', done: 0, total: 0 });
  }
}

async function render(
  request: RunRequest,
  record: RunRecord,
  { running, context }: { readonly running: RunningCluster; readonly context: RenderContext },
): Promise<void> {
  const served = stopUnserved(request.cells, record, running);
  const placed = placeCells(served, { ...request, sites: running.sites, concurrentCells: running.concurrentCells });
  for (const cell of placed) record.set(cell);
  for (const cell of await renderCells(placed, context, request.onProgress)) record.set(cell);
}

/** Cells of dialects that the cluster does not serve are stopped, and take no place from the others. */
function stopUnserved(cells: readonly Cell[], record: RunRecord, running: RunningCluster): readonly Cell[] {
  return cells.filter((cell) => {
    const reason = cell.spec.dialects.map((dialect) => running.cannotServe?.(dialect)).find((why) => why !== undefined);
    if (reason !== undefined)
      record.set({ kind: 'stopped', cell, outcome: 'skipped', reason, values: {}, policies: [], checks: [], leftOut: [] });
    return reason === undefined;
  });
}

async function deploy({ runId, suite }: RunRequest, record: RunRecord, running: RunningCluster): Promise<void> {
  const rendered = record.inState('rendered');
  const cells = rendered.map(({ cell }) => cell);
  const topology = planTopology(rendered, { peers: suite.peers, runId, sites: running.sites });
  const control = needsControl(rendered, running) ? makeControl(runId) : undefined;
  const world = await running.deploy(control?.extend(topology) ?? topology);
  const own = control === undefined ? world : control.without(world);
  for (const cell of rendered) record.set(compileCell(cell, own, cells, running));
  const [first] = record.inState('ready');
  if (first !== undefined) record.control = control?.cellOf(world, first.cell.turn, running);
}

/** A run that is to deny something shows by that whether anybody enforces. */
function needsControl(cells: readonly RenderedCell[], { info, enforcement }: RunningCluster): boolean {
  return (
    info.evidence === 'packets' &&
    enforcement !== 'proven' &&
    !cells.some(({ flows }) => flows.some(({ expectation }) => expectation.verdict === 'denied'))
  );
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
