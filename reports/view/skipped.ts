import { countOf } from '../../harness/text/count-of.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';

/** Something that was not judged, and why. */
export interface SkippedReason {
  readonly reason: string;
  /** How much of it: `12 cells, 3 flows`; of objects which ones. */
  readonly extent: string;
}

const nouns = ['cell', 'flow', 'check'] as const;
const namedObjects = 6;

/** What was not judged, by reason: cells, flows, checks, and objects that were left out. Skipped is never silent. */
export function listSkipped(cells: readonly CellResult[]): readonly SkippedReason[] {
  const skipped = cells.flatMap((cell) => {
    const items = [
      { noun: 'cell' as const, outcome: cell.outcome, reason: cell.reason },
      ...cell.flows.map(({ outcome, reason }) => ({ noun: 'flow' as const, outcome, reason })),
      ...cell.checks.map(({ outcome, reason }) => ({ noun: 'check' as const, outcome, reason })),
    ];
    return items
      .filter(({ outcome }) => outcome === 'skipped')
      .map(({ noun, reason }) => ({ noun, reason: reason ?? cell.reason ?? 'no reason given' }));
  });
  const reasons = [...groupBy(skipped, ({ reason }) => reason)].map(([reason, items]) => ({
    reason,
    extent: nouns
      .map((noun) => ({ noun, count: items.filter((item) => item.noun === noun).length }))
      .filter(({ count }) => count > 0)
      .map(({ noun, count }) => countOf(count, noun))
      .join(', '),
  }));
  return [...reasons, ...listLeftOut(cells)];
}

function listLeftOut(cells: readonly CellResult[]): readonly SkippedReason[] {
  const all = cells.flatMap(({ leftOut = [] }) => leftOut);
  return [...groupBy(all, ({ reason }) => reason)].map(([reason, same]) => {
    const objects = [...new Set(same.map(({ object }) => object))];
    const more = objects.length - namedObjects;
    const names = `${objects.slice(0, namedObjects).join(', ')}${more > 0 ? `, and ${String(more)} more` : ''}`;
    return { reason, extent: `${countOf(objects.length, 'object')} (${names})` };
  });
}
