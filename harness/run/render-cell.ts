import type { Sites } from '../cluster/topology.ts';
import type { Helm } from '../helm/find-helm.ts';
import { renderChart } from '../helm/render-chart.ts';
import type { Cell } from '../plan/cell.ts';
import { readController } from '../plan/controller.ts';
import { findPortClash } from '../plan/find-port-clash.ts';
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
import type { RunRequest } from './run-request.ts';

/** What rendering a cell needs of its run. */
export interface RenderContext extends Pick<RunRequest, 'runId' | 'chart' | 'baseValues' | 'signal'> {
  readonly helm: Helm;
  readonly sites: Sites;
}

/** Render one cell's chart with its scenario's values, read the controller from it, plan its flows and run its checks. */
export async function renderCell(cell: Cell, context: RenderContext): Promise<RenderedCell | StoppedCell> {
  const { helm, chart, signal, sites } = context;
  const places = placesFor(cell, context.runId, sites);
  const values = cellValues(cell, places, context.baseValues);
  const render = { helm, chart, release: cell.scenario.id, namespace: cell.namespace, signal };
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
    const clash = findPortClash(controller.ports);
    if (clash !== undefined) return { ...stopped, outcome: 'inconclusive', reason: clash };
    const flows = planFlows(cell, { controller: controller.ports, apiserver: sites.apiserverPort }, sites.families);
    return { kind: 'rendered', cell, values, policies, controller, flows, checks };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'stopped', cell, outcome: 'inconclusive', reason: error.message, values, policies: [], checks: [] };
  }
}

function cellValues(cell: Cell, places: Places, baseValues: RunRequest['baseValues']): ChartValues {
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
