import { kubeletPort } from '../cast/target.ts';
import type { RunningCluster } from '../cluster/cluster.ts';
import type { Listener } from '../cluster/listener.ts';
import type { ProbeRequest } from '../cluster/probe-request.ts';
import { externals } from '../cast/externals.ts';
import { describeChart } from '../helm/describe-chart.ts';
import { findHelm } from '../helm/find-helm.ts';
import { openChart } from '../helm/open-chart.ts';
import { planTopology } from '../plan/plan-topology.ts';
import type { Results } from '../vocabulary/results.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { buildResults } from './build-results.ts';
import { compileCell } from './compile-cell.ts';
import { noteTimeToEnforce } from './note-time-to-enforce.ts';
import { probePhase } from './probe-phase.ts';
import { renderCells } from './render-cells.ts';
import { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';

/** Another port on the apiserver's host, for flows that must not reach it. */
const apiserverListeners: readonly Listener[] = [{ application: 'tcp', port: kubeletPort }];

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
  await stopwatch.time('render', () => renderCells({ ...request, chart: chart.path }, record, helm, running.sites));
  await stopwatch.time('deploy', () => deploy(request, record, running));
  if (running.info.evidence === 'packets') await probePhases(request, record, running);
  await request.beforeCleanUp?.(running);
}

async function deploy({ runId, cells }: RunRequest, record: RunRecord, running: RunningCluster): Promise<void> {
  for (const cell of record.inState('rendered')) {
    const reason = running.cannotServe?.(cell.cell.engine);
    if (reason !== undefined) record.set({ ...cell, kind: 'stopped', outcome: 'skipped', reason });
  }
  const rendered = record.inState('rendered');
  const world = await running.deploy(planTopology(rendered, runId, running.sites));
  for (const cell of rendered) record.set(compileCell(cell, world, cells, running));
}

async function probePhases({ onProgress, signal }: RunRequest, record: RunRecord, running: RunningCluster): Promise<void> {
  const ready = record.inState('ready');
  const flows = ready.flatMap((cell) => cell.flows).filter(({ request }) => canProbe(request, record, running));
  if (flows.length === 0) return;
  const { stopwatch, observations } = record;
  const probe = (phase: keyof typeof observations): Promise<void> =>
    stopwatch.time(phase, () => probePhase(running, { phase, flows, observations: observations[phase], onProgress, signal }));

  await probe('open');
  const applied = await stopwatch.time('apply', () =>
    running.enforce(ready.map(({ cell, policies, ruleset }) => ({ cell: cell.id, manifests: policies, ruleset }))),
  );
  for (const cell of ready) {
    const result = applied.get(cell.cell.id);
    if (result?.kind === 'refused') record.set({ ...cell, kind: 'stopped', outcome: 'failed', reason: result.message });
  }
  await probe('enforced');
  for (const cell of ready) noteTimeToEnforce(cell, applied.get(cell.cell.id), record);
  await stopwatch.time('remove', () => running.release());
  await probe('restored');
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
  if (!(error instanceof UserError)) throw error;
  record.problem = error.message;
}
