import { buildCell } from './build-cell.ts';
import { requestOf, type RenderContext } from './render-cell.ts';
import type { ReadyCell, RenderedCell, StoppedCell } from './prepared-cell.ts';
import type { RunRecord } from './run-record.ts';

type Traceable = RenderedCell | ReadyCell | StoppedCell;

/**
 * Note where the source writes the policies of cells that are not ok, so that reports can point there. It takes a second look at the
 * source, which a run where all is well does not need.
 */
export async function noteSourceLines(record: RunRecord, context: RenderContext): Promise<void> {
  if (context.signal.aborted) return;
  const cells = [...record.cells.values()].filter(
    (progress): progress is Traceable => progress.kind !== 'planned' && progress.kind !== 'placed' && progress.policies.length > 0,
  );
  for (const progress of cells.filter((each) => isNotable(each, record))) {
    const lines = await context.source.locate(progress.policies, requestOf(progress.cell, progress.values, context));
    record.sourceLines.set(progress.cell.id, lines);
  }
}

function isNotable(progress: Traceable, record: RunRecord): boolean {
  const { outcome } = buildCell(progress, record);
  return outcome !== 'ok' && outcome !== 'skipped';
}
