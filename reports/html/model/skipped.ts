import { groupBy } from '../../../harness/text/group-by.ts';
import { countOf } from '../../../harness/text/count-of.ts';
import type { Report } from './report.ts';

/** Something that was not judged, and why. */
export interface SkippedReason {
  readonly reason: string;
  /** How much of it: `12 cells, 3 flows`. */
  readonly extent: string;
}

const nouns = ['cell', 'flow', 'check'] as const;

/** What was not judged, by reason. */
export function listSkipped({ cells, legs }: Report): readonly SkippedReason[] {
  const skipped = cells.flatMap(({ cell, leg }) => {
    const reasonOf = (reason: string | undefined): string =>
      `${legs.length > 1 ? `${leg.label}: ` : ''}${reason ?? cell.reason ?? 'no reason given'}`;
    const items = [
      { noun: 'cell' as const, outcome: cell.outcome, reason: cell.reason },
      ...cell.flows.map(({ outcome, reason }) => ({ noun: 'flow' as const, outcome, reason })),
      ...cell.checks.map(({ outcome, reason }) => ({ noun: 'check' as const, outcome, reason })),
    ];
    return items.filter(({ outcome }) => outcome === 'skipped').map(({ noun, reason }) => ({ noun, reason: reasonOf(reason) }));
  });
  return [...groupBy(skipped, ({ reason }) => reason)].map(([reason, items]) => ({
    reason,
    extent: nouns
      .map((noun) => ({ noun, count: items.filter((item) => item.noun === noun).length }))
      .filter(({ count }) => count > 0)
      .map(({ noun, count }) => countOf(count, noun))
      .join(', '),
  }));
}
