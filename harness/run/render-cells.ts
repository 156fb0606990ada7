import { availableParallelism } from 'node:os';
import pMap from 'p-map';
import { cellNamespace, engineCodes } from '../plan/names.ts';
import { separateMisfits } from '../plan/separate-misfits.ts';
import { findEmptyEngines } from './find-empty-engines.ts';
import { type PlacedCell, relocate } from './place-cells.ts';
import type { RenderedCell, StoppedCell } from './prepared-cell.ts';
import type { OnProgress } from './progress.ts';
import { renderCell, type RenderContext } from './render-cell.ts';
import { separateWorlds } from './separate-worlds.ts';

/** helm is bound by the processor: more at once than there are processors makes nothing faster, and each takes its memory. */
const concurrentRenders = availableParallelism();

/**
 * Render cells. One that does not render is stopped with the renderer's words; the others go on. Who does not fit into the namespace
 * that it was to share is rendered once more, into one of its own; who needs a world of its own gets a turn of its own.
 */
export async function renderCells(
  placed: readonly PlacedCell[],
  context: RenderContext,
  onProgress: OnProgress,
): Promise<readonly (RenderedCell | StoppedCell)[]> {
  const first = await renderAll(placed, context, onProgress);
  const codes = engineCodes(Object.keys(context.suite.engines));
  const misfits = separateMisfits(first.filter(isRendered), ({ spec }) =>
    cellNamespace(context.runId, spec.scenario, codes.get(spec.engine) ?? spec.engine),
  );
  const moved = new Map(misfits.map((cell) => [cell.id, cell]));
  const again = placed.flatMap((each) => {
    const cell = moved.get(each.cell.id);
    return cell === undefined ? [] : [relocate(each, cell)];
  });
  const second = new Map((await renderAll(again, context, onProgress)).map((cell) => [cell.cell.id, cell]));
  return findEmptyEngines(separateWorlds(first.map((cell) => second.get(cell.cell.id) ?? cell)), context.suite);
}

async function renderAll(
  placed: readonly PlacedCell[],
  context: RenderContext,
  onProgress: OnProgress,
): Promise<readonly (RenderedCell | StoppedCell)[]> {
  let done = 0;
  return pMap(
    placed,
    async (cell) => {
      const rendered = await renderCell(cell, context);
      done += 1;
      onProgress({ stage: 'render', done, total: placed.length });
      return rendered;
    },
    { concurrency: concurrentRenders, signal: context.signal },
  );
}

function isRendered(cell: RenderedCell | StoppedCell): cell is RenderedCell {
  return cell.kind === 'rendered';
}
