import type { CellResult } from '../../harness/vocabulary/results.ts';
import { wrapText } from '../../harness/text/wrap-text.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { marks } from './outcome-mark.ts';
import type { Page } from './page.ts';

const indent = 4;

/** What was not judged, by reason: skipped is never silent. */
export function renderSkipped({ results, paint, width }: Page): readonly string[] {
  const reasons = [...countReasons(results.cells)];
  if (reasons.length === 0) return [];
  const lines = reasons.flatMap(([reason, counts]) =>
    wrapText(`${describeCounts(counts)}: ${reason}`, width - indent).map((line, index) =>
      index === 0 ? `  ${marks.skipped} ${line}` : `    ${line}`,
    ),
  );
  return [paint.bold('SKIPPED'), ...lines, ''];
}

interface Counts {
  cells: number;
  flows: number;
  checks: number;
}

function countReasons(cells: readonly CellResult[]): ReadonlyMap<string, Counts> {
  const reasons = new Map<string, Counts>();
  const note = (outcome: string, reason: string | undefined, what: keyof Counts): void => {
    if (outcome !== 'skipped') return;
    const counts = reasons.get(reason ?? 'no reason given') ?? { cells: 0, flows: 0, checks: 0 };
    counts[what] += 1;
    reasons.set(reason ?? 'no reason given', counts);
  };
  for (const cell of cells) {
    note(cell.outcome, cell.reason, 'cells');
    for (const flow of cell.flows) note(flow.outcome, flow.reason ?? cell.reason, 'flows');
    for (const check of cell.checks) note(check.outcome, check.reason ?? cell.reason, 'checks');
  }
  return reasons;
}

function describeCounts({ cells, flows, checks }: Counts): string {
  const parts = [
    [cells, 'cell'],
    [flows, 'flow'],
    [checks, 'check'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => countOf(count, noun))
    .join(', ');
}
