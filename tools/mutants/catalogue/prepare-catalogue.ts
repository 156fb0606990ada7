import type { Cluster, RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { Cell } from '../../../harness/plan/cell.ts';
import { cellWorld } from '../../../harness/plan/cell-world.ts';
import { planCells } from '../../../harness/plan/plan-cells.ts';
import { planTopology } from '../../../harness/plan/plan-topology.ts';
import { compileCell } from '../../../harness/run/compile-cell.ts';
import { externalsOf } from '../../../harness/run/externals-of.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import { placeCells } from '../../../harness/run/place-cells.ts';
import type { RenderedCell, StoppedCell } from '../../../harness/run/prepared-cell.ts';
import type { RenderContext } from '../../../harness/run/render-cell.ts';
import { renderCells } from '../../../harness/run/render-cells.ts';
import { Renderings } from '../../../harness/run/renderings.ts';
import { apiserverListeners } from '../../../harness/run/run.ts';
import { type OpenSource, openSource } from '../../../harness/source/open-source.ts';
import type { CellSpec } from '../../../harness/suite/cell-spec.ts';
import type { Suite } from '../../../harness/suite/suite.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { Site } from './site.ts';

/** The catalogue, rendered and deployed, with no policy in force. Disposing it stops the cluster. */
export interface PreparedCatalogue extends AsyncDisposable {
  readonly running: RunningCluster;
  readonly sites: readonly Site[];
  /** The chart's folder. */
  readonly chart: string;
  /** What the cells were rendered with; holds what was rendered, by namespace. */
  readonly context: RenderContext;
}

/** Which cells to prepare, and where. */
export interface PrepareOptions {
  readonly cluster: Cluster;
  readonly suite: Suite;
  readonly specs: readonly CellSpec[];
  /** A chart's directory. */
  readonly chart: string;
  readonly signal: AbortSignal;
}

/** The cells of one namespace and turn. */
interface JoinedCells extends RenderedCell {
  readonly cells: Site['cells'];
}

/** A chart in a folder as a source, with the values of the cells alone. @throws UserError where it can't be opened */
export function openChartFolder(chart: string, signal: AbortSignal): Promise<OpenSource> {
  return openSource({ spec: { kind: 'chart', path: chart, valuesFiles: [] }, signal });
}

/**
 * Render and deploy cells as a run does, and compile their policies. Cells of one namespace become one site.
 * @throws UserError where a cell does not render or compile: mutants are made of a catalogue that is green
 */
export async function prepareCatalogue({ cluster, suite, specs, chart, signal }: PrepareOptions): Promise<PreparedCatalogue> {
  const runId = newRunId();
  const cells = planCells(specs, Object.keys(suite.engines), runId);
  const source = await openChartFolder(chart, signal);
  return orDispose(source, async () => {
    const running = await cluster.start({ runId, externals: externalsOf({ suite, cells }), apiserverListeners, signal });
    return orDispose(running, async () => {
      const context: RenderContext = { runId, suite, source, sites: running.sites, renderings: new Renderings(), signal };
      const sites = await prepareSites(cells, context, running);
      const dispose = async (): Promise<void> => {
        await running[Symbol.asyncDispose]();
        await source[Symbol.asyncDispose]();
      };
      return { running, sites, chart, context, [Symbol.asyncDispose]: dispose };
    });
  });
}

async function orDispose<Result>(resource: AsyncDisposable, use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    await resource[Symbol.asyncDispose]();
    throw error;
  }
}

async function prepareSites(cells: readonly Cell[], context: RenderContext, running: RunningCluster): Promise<readonly Site[]> {
  const { runId, suite, sites } = context;
  const placed = placeCells(cells, { runId, suite, baseValues: [], sites, concurrentCells: running.concurrentCells });
  const rendered = joinNamespaces((await renderCells(placed, context, () => undefined)).map(refuseStopped));
  const world = await running.deploy(planTopology(rendered, { peers: suite.peers, runId, sites }));
  return compileSites(rendered, world, running);
}

function joinNamespaces(cells: readonly RenderedCell[]): readonly JoinedCells[] {
  return [...groupBy(cells, ({ cell }) => `${cell.namespace} ${String(cell.turn)}`).values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ ...first, cells: group.map(({ cell }) => cell), flows: group.flatMap(({ flows }) => flows) })),
  );
}

function refuseStopped<Going extends { readonly kind: string }>(cell: Going | StoppedCell): Going {
  if (!isStopped(cell)) return cell;
  throw new UserError(`${cell.cell.id} stops before it is mutated: ${cell.reason}`, 2);
}

function isStopped(cell: { readonly kind: string }): cell is StoppedCell {
  return cell.kind === 'stopped';
}

function compileSites(rendered: readonly JoinedCells[], world: World, running: RunningCluster): readonly Site[] {
  const cells = rendered.map(({ cell }) => cell);
  return rendered.map((joined) => {
    const own = cellWorld(world, joined.cell, cells);
    const ready = refuseStopped(compileCell(joined, own, [joined.cell], running));
    return { ...ready, cells: joined.cells, world: own };
  });
}
