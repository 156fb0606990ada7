import { availableParallelism } from 'node:os';
import pMap from 'p-map';
import type { OnProgress } from './progress.ts';
import { renderCell, type RenderContext } from './render-cell.ts';
import type { RunRecord } from './run-record.ts';

/** helm is bound by the processor: more at once than there are processors makes nothing faster, and each takes its memory. */
const concurrentRenders = availableParallelism();

/** Render every planned cell of a run. A cell that does not render is stopped with helm's words; the others go on. */
export async function renderCells(record: RunRecord, context: RenderContext, onProgress: OnProgress): Promise<void> {
  const planned = record.inState('planned');
  let done = 0;
  await pMap(
    planned,
    async ({ cell }) => {
      record.set(await renderCell(cell, context));
      done += 1;
      onProgress({ stage: 'render', done, total: planned.length });
    },
    { concurrency: concurrentRenders, signal: context.signal },
  );
}
