import pMap from 'p-map';
import type { RunningCluster } from '../cluster/cluster.ts';
import type { Helm } from '../helm/find-helm.ts';
import { renderChart } from '../helm/render-chart.ts';
import type { Cell } from '../plan/cell.ts';
import { readController } from '../plan/controller.ts';
import { placesFor } from '../plan/places.ts';
import { planFlows } from '../plan/plan-flows.ts';
import { isPolicy } from '../policy/is-policy.ts';
import type { Places } from '../scenario/places.ts';
import type { ChartValues } from '../scenario/scenario.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { mergeValues } from './merge-values.ts';
import { placeInNamespace } from './place-in-namespace.ts';
import type { RenderedCell, StoppedCell } from './prepared-cell.ts';
import { runChecks } from './run-checks.ts';
import type { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';

/** helm is bound by the processor: more than this many at once does not make it faster on a small machine. */
const concurrentRenders = 4;

/** Render every cell of a run. A cell that does not render is stopped with helm's words; the others go on. */
export async function renderCells(request: RunRequest, record: RunRecord, helm: Helm, running: RunningCluster): Promise<void> {
  let done = 0;
  await pMap(
    request.cells,
    async (cell) => {
      record.set(await renderCell(cell, request, helm, running));
      done += 1;
      request.onProgress({ stage: 'render', done, total: request.cells.length });
    },
    { concurrency: concurrentRenders, signal: request.signal },
  );
}

async function renderCell(cell: Cell, request: RunRequest, helm: Helm, running: RunningCluster): Promise<RenderedCell | StoppedCell> {
  const places = placesFor(cell, request.runId, running.sites);
  const values = cellValues(cell, places, request.baseValues);
  const render = { helm, chart: request.chart, release: cell.scenario.id, namespace: cell.namespace, signal: request.signal };
  try {
    const { manifests } = await renderChart({ ...render, values });
    const own = manifests.filter(isPolicy).map((manifest) => placeInNamespace(manifest, cell.namespace));
    const checks = await runChecks(cell.scenario.checks?.(cell.engine) ?? [], {
      manifests,
      policies: own,
      render: async ({ values: changed = {}, ...capabilities }) =>
        (await renderChart({ ...render, ...capabilities, values: mergeValues(values, asValues(changed)) })).manifests,
    });
    const policies = [...own, ...foreignPolicies(cell, places)];
    const stopped = { kind: 'stopped', cell, values, policies, checks } as const;
    if (own.length === 0 && isEnabled(values)) return { ...stopped, outcome: 'failed', reason: noPolicy(cell) };
    const controller = readController(manifests, values);
    const flows = planFlows(cell, { controller: controller.ports, apiserver: running.sites.apiserverPort }, running.sites.families);
    return { kind: 'rendered', cell, values, policies, controller, flows, checks };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'stopped', cell, outcome: 'inconclusive', reason: error.message, values, policies: [], checks: [] };
  }
}

/** A cell's values: the user's own under the scenario's, and the engine. */
export function cellValues(cell: Cell, places: Places, baseValues: RunRequest['baseValues']): ChartValues {
  const merged = mergeValues(...baseValues, cell.scenario.values(places, cell.engine));
  return mergeValues(merged, { networkPolicy: { engine: cell.engine } });
}

function foreignPolicies(cell: Cell, places: Places): readonly Manifest[] {
  return (cell.scenario.foreignPolicies?.(places) ?? []).map((object) => ({ file: `scenario ${cell.scenario.id}`, object }));
}

function asValues(values: unknown): Readonly<Record<string, unknown>> {
  return typeof values === 'object' && values !== null ? Object.fromEntries(Object.entries(values)) : {};
}

function isEnabled({ networkPolicy }: ChartValues): boolean {
  return networkPolicy?.['enabled'] === true;
}

function noPolicy({ engine }: Cell): string {
  return `The chart renders no policy although networkPolicy.enabled is true and networkPolicy.engine is ${engine}. Look at its templates with: npm run conformance -- render --engine ${engine}`;
}
