import { apiserverServicePort, kubeletPort } from '../cast/target.ts';
import type { EnforceResult, RunningCluster } from '../cluster/cluster.ts';
import type { Listener } from '../cluster/listener.ts';
import type { ProbeRequest } from '../cluster/probe-request.ts';
import { externals } from '../cast/externals.ts';
import { describeChart } from '../helm/describe-chart.ts';
import { findHelm } from '../helm/find-helm.ts';
import { openChart } from '../helm/open-chart.ts';
import type { RenderedChart } from '../helm/render-chart.ts';
import type { Cell } from '../plan/cell.ts';
import { planTopology } from '../plan/plan-topology.ts';
import { shareNamespaces } from '../plan/share-namespaces.ts';
import type { Results } from '../vocabulary/results.ts';
import { describeExhaustion } from '../vocabulary/describe-exhaustion.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { buildResults } from './build-results.ts';
import { inputOf } from './cell-input.ts';
import { compileCell } from './compile-cell.ts';
import { noteSourceLines } from './note-source-lines.ts';
import { noteTimeToEnforce } from './note-time-to-enforce.ts';
import { probePhase } from './probe-phase.ts';
import { renderCells } from './render-cells.ts';
import { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';

/** Other ports on the apiserver's host, for flows that must not reach it or must not need it. */
export const apiserverListeners: readonly Listener[] = [kubeletPort, apiserverServicePort].map((port) => ({ application: 'tcp', port }));

/**
 * Run cells on a cluster: render, deploy, then open → enforced → restored for all of them at once. Never rejects for
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
  record.chart = { ...(await describeChart({ helm, chart: chart.path, signal })), path: request.chart };
  await using running = await stopwatch.time('start', () =>
    request.cluster.start({ runId: request.runId, externals: Object.values(externals), apiserverListeners, signal }),
  );
  record.cluster = running.info;
  record.repeat = running.repeat?.bind(running);
  const context = { ...request, chart: chart.path, helm, sites: running.sites, renderings: new Map<string, Promise<RenderedChart>>() };
  try {
    for (const cell of shareNamespaces(request.cells, keyOf(context))) planCell(cell, record, running);
    await stopwatch.time('render', () => renderCells(record, context, request.onProgress));
    await stopwatch.time('deploy', () => deploy(request, record, running));
    if (running.info.evidence === 'packets') await probePhases(request, record, running);
    await noteSourceLines(record, context);
    await request.beforeCleanUp?.(running);
  } finally {
    request.onProgress({ stage: 'clean up', done: 0, total: 0 });
  }
}

function keyOf(context: Parameters<typeof inputOf>[1]): (cell: Cell) => string {
  return (cell) => JSON.stringify([cell.engine, inputOf(cell, context)]);
}

function planCell(cell: Cell, record: RunRecord, running: RunningCluster): void {
  const reason = running.cannotServe?.(cell.engine);
  if (reason === undefined) record.set({ kind: 'planned', cell });
  else record.set({ kind: 'stopped', cell, outcome: 'skipped', reason, values: {}, policies: [], checks: [] });
}

async function deploy({ runId }: RunRequest, record: RunRecord, running: RunningCluster): Promise<void> {
  const rendered = record.inState('rendered');
  const cells = rendered.map(({ cell }) => cell);
  const world = await running.deploy(planTopology(rendered, runId, running.sites));
  for (const cell of rendered) record.set(compileCell(cell, world, cells, running));
}

async function probePhases({ onProgress, signal }: RunRequest, record: RunRecord, running: RunningCluster): Promise<void> {
  const { stopwatch, observations } = record;
  const probe = (phase: keyof typeof observations): Promise<void> => {
    const cells = record.inState('ready');
    const flows = cells.flatMap((cell) => cell.flows);
    const deviating = new Map(cells.flatMap(({ deviations }) => [...deviations]));
    const possible = flows.filter(({ request }) => canProbe(request, record, running));
    return stopwatch.time(phase, () =>
      probePhase(running, {
        phase,
        flows: possible,
        expected: ({ request, expectation }) => deviating.get(request.id)?.prediction.verdict ?? expectation.verdict,
        observations: observations[phase],
        onProgress,
        signal,
      }),
    );
  };
  if (record.inState('ready').length === 0) return;
  await probe('open');
  const applied = await stopwatch.time('apply', () => applyPolicies(record, running));
  await probe('enforced');
  for (const cell of record.inState('ready')) noteTimeToEnforce(cell, applied.get(cell.cell.namespace), record);
  await stopwatch.time('remove', () => running.release());
  await probe('restored');
}

/** @returns the answer of the cluster by namespace; cells whose policies it does not take are stopped with its words */
async function applyPolicies(record: RunRecord, running: RunningCluster): Promise<ReadonlyMap<string, EnforceResult>> {
  const ready = record.inState('ready');
  const byNamespace = new Map(
    ready.map(({ cell, policies, ruleset }) => [cell.namespace, { cell: cell.namespace, manifests: policies, ruleset }]),
  );
  const applied = await running.enforce([...byNamespace.values()]);
  for (const cell of ready) {
    const result = applied.get(cell.cell.namespace);
    if (result === undefined || result.kind === 'applied') continue;
    const outcome = result.kind === 'refused' ? 'failed' : 'inconclusive';
    record.set({ ...cell, kind: 'stopped', outcome, reason: result.message });
  }
  return applied;
}

function canProbe(request: ProbeRequest, record: RunRecord, running: RunningCluster): boolean {
  const reason = running.cannotProbe?.(request);
  if (reason !== undefined) record.skipped.set(request.id, reason);
  return reason === undefined;
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
