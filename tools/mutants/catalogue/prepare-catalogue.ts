import { externals } from '../../../harness/cast/externals.ts';
import type { Cluster, RunningCluster } from '../../../harness/cluster/cluster.ts';
import { findHelm } from '../../../harness/source/chart/find-helm.ts';
import { cellWorld } from '../../../harness/plan/cell-world.ts';
import { planCells, type Selection } from '../../../harness/plan/plan-cells.ts';
import { planTopology } from '../../../harness/plan/plan-topology.ts';
import { shareNamespaces } from '../../../harness/plan/share-namespaces.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import { cellKey } from '../../../harness/run/cell-key.ts';
import { compileCell } from '../../../harness/run/compile-cell.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import type { RenderedCell } from '../../../harness/run/prepared-cell.ts';
import type { RenderContext } from '../../../harness/run/render-cell.ts';
import { Renderings } from '../../../harness/run/renderings.ts';
import { renderCells } from '../../../harness/run/render-cells.ts';
import { apiserverListeners } from '../../../harness/run/run.ts';
import { RunRecord } from '../../../harness/run/run-record.ts';
import type { Scenario } from '../../../harness/scenario/scenario.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { Site } from './site.ts';

/** The catalogue, rendered and deployed, with no policy in force. Disposing it stops the cluster. */
export interface PreparedCatalogue extends AsyncDisposable {
  readonly running: RunningCluster;
  readonly sites: readonly Site[];
  /** What the cells were rendered with; holds what was rendered, by namespace. */
  readonly context: RenderContext;
}

/** Which cells to prepare, and where. */
export interface PrepareOptions {
  readonly cluster: Cluster;
  readonly scenarios: readonly Scenario[];
  readonly selection: Selection;
  /** A chart's directory. */
  readonly chart: string;
  readonly signal: AbortSignal;
}

/**
 * Render and deploy cells as a run does, and compile their policies. Cells of one namespace become one site.
 * @throws UserError where a cell does not render or compile: mutants are made of a catalogue that is green
 */
export async function prepareCatalogue({ cluster, scenarios, selection, chart, signal }: PrepareOptions): Promise<PreparedCatalogue> {
  const runId = newRunId();
  const helm = await findHelm({ signal });
  const running = await cluster.start({ runId, externals: Object.values(externals), apiserverListeners, signal });
  try {
    const context: RenderContext = { runId, chart, helm, sites: running.sites, baseValues: [], renderings: new Renderings(), signal };
    const cells = shareNamespaces(planCells(scenarios, runId, selection), { keyOf: cellKey(context) });
    const record = new RunRecord({ cells, repeatFlags: [] });
    await renderCells(record, context, () => undefined);
    const rendered = joinNamespaces(record.inState('rendered'));
    refuseStopped(record);
    const world = await running.deploy(planTopology(rendered, runId, running.sites));
    const sites = compileSites(rendered, world, running);
    return { running, sites, context, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() };
  } catch (error) {
    await running[Symbol.asyncDispose]();
    throw error;
  }
}

function joinNamespaces(cells: readonly RenderedCell[]): readonly RenderedCell[] {
  return [...groupBy(cells, ({ cell }) => cell.namespace).values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ ...first, flows: group.flatMap(({ flows }) => flows) })),
  );
}

function refuseStopped(record: RunRecord): void {
  const [stopped] = record.inState('stopped');
  if (stopped !== undefined) throw new UserError(`${stopped.cell.id} stops before it is mutated: ${stopped.reason}`, 2);
}

function compileSites(rendered: readonly RenderedCell[], world: World, running: RunningCluster): readonly Site[] {
  const cells = rendered.map(({ cell }) => cell);
  return rendered.map((cell) => {
    const own = cellWorld(world, cell.cell, cells);
    const ready = compileCell(cell, own, [cell.cell], running);
    if (ready.kind === 'stopped') throw new UserError(`${cell.cell.id} stops before it is mutated: ${ready.reason}`, 2);
    return { ...ready, world: own };
  });
}
