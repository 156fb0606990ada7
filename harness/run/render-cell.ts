import type { Sites } from '../cluster/topology.ts';
import type { Helm } from '../source/chart/find-helm.ts';
import { renderChart } from '../source/chart/render-chart.ts';
import type { Cell } from '../plan/cell.ts';
import { readController } from '../plan/controller.ts';
import { findPortClash } from '../plan/find-port-clash.ts';
import { leftOut, unreadPolicies } from '../dialects/unread-policy.ts';
import { planFlows } from '../plan/plan-flows.ts';
import type { ChartValues } from '../scenario/scenario.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { apiVersionsOf } from './api-versions-of.ts';
import { inputOf } from './cell-input.ts';
import { isLasting } from './is-lasting.ts';
import { mergeValues } from './merge-values.ts';
import type { RenderedCell, StoppedCell } from './prepared-cell.ts';
import { releasePolicies } from './release-policies.ts';
import { release } from './release.ts';
import type { Renderings } from './renderings.ts';
import { runChecks } from './run-checks.ts';
import type { RunRequest } from './run-request.ts';

/** What rendering a cell needs of its run. */
export interface RenderContext extends Pick<RunRequest, 'runId' | 'chart' | 'baseValues' | 'signal'> {
  readonly helm: Helm;
  readonly sites: Sites;
  readonly renderings: Renderings;
}

/** Render one cell's chart with its scenario's values, read the controller from it, plan its flows and run its checks. */
export async function renderCell(cell: Cell, context: RenderContext): Promise<RenderedCell | StoppedCell> {
  const { helm, chart, signal, sites } = context;
  const { values, foreignPolicies } = inputOf(cell, context);
  const options = { helm, chart, release, namespace: cell.namespace, apiVersions: apiVersionsOf(cell.engine), signal };
  try {
    const { manifests } = await context.renderings.render(cell, { ...options, values });
    const own = releasePolicies(manifests, cell.namespace);
    const checks = await runChecks(cell.scenario.checks?.(cell.engine) ?? [], {
      manifests,
      policies: own,
      render: async ({ values: changed = {}, ...capabilities }) =>
        (await renderChart({ ...options, ...capabilities, values: mergeValues(values, asValues(changed)) })).manifests,
    });
    const policies = [...own, ...foreignPolicies];
    const all = [...manifests, ...foreignPolicies];
    const stopped = { kind: 'stopped', cell, values, policies, leftOut: leftOut(all), checks } as const;
    const unread = unreadPolicies(all);
    // It promises something that nobody would judge.
    if (unread.length > 0) return { ...stopped, outcome: 'failed', reason: unread.map(({ message }) => message).join(' ') };
    if (own.length === 0 && isEnabled(values)) return { ...stopped, outcome: 'failed', reason: noPolicy(cell) };
    const controller = readController(manifests.filter(isLasting), values, cell.scenario.workload);
    const { workload, declared, ports } = controller;
    const clash = findPortClash({ controller: ports, declared });
    if (clash !== undefined) return { ...stopped, outcome: 'inconclusive', reason: clash };
    const flows = planFlows(cell, { controller: ports, declared, workload, apiserver: sites.apiserverPort }, sites.families);
    return { ...stopped, kind: 'rendered', controller, flows };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'stopped', cell, outcome: 'inconclusive', reason: error.message, values, policies: [], checks: [] };
  }
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
