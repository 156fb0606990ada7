import pMap from 'p-map';
import type { Sites } from '../cluster/topology.ts';
import type { Helm } from '../helm/find-helm.ts';
import { renderCell } from './render-cell.ts';
import type { RunRecord } from './run-record.ts';
import type { RunRequest } from './run-request.ts';

/** helm is bound by the processor: more than this many at once does not make it faster on a small machine. */
const concurrentRenders = 4;

/** Render every cell of a run. A cell that does not render is stopped with helm's words; the others go on. */
export async function renderCells(request: RunRequest, record: RunRecord, helm: Helm, sites: Sites): Promise<void> {
  let done = 0;
  await pMap(
    request.cells,
    async (cell) => {
      record.set(await renderCell(cell, { ...request, helm, sites }));
      done += 1;
      request.onProgress({ stage: 'render', done, total: request.cells.length });
    },
    { concurrency: concurrentRenders, signal: request.signal },
  );
}
