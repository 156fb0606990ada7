import { worstOutcome } from '../../harness/judge/cell.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { Summary } from '../../harness/vocabulary/results.ts';
import { marks } from '../console/outcome-mark.ts';
import type { Legs } from '../../harness/vocabulary/legs.ts';
import { countOf } from '../../harness/text/count-of.ts';

const order = ['failed', 'inconclusive', 'deviates', 'skipped', 'ok'] as const satisfies readonly Outcome[];

/** The verdict over all legs in one line: `✗ failed, 705 flows: 5 failed, 25 inconclusive, 659 ok`. */
export function outcomeHeading(legs: Legs): string {
  return `${markOutcome(worstOutcome(legs.map(({ summary }) => summary.outcome)))}, ${describeFlows(legs.map(({ summary }) => summary))}`;
}

/** An outcome with its mark. */
export function markOutcome(outcome: Outcome): string {
  return `${outcome === 'deviates' ? '\\' : ''}${marks[outcome]} ${outcome}`;
}

/** Counts of flows by outcome, the ones that need attention first. */
export function describeFlows(summaries: readonly Pick<Summary, 'flows'>[]): string {
  const counts = order.map((outcome) => ({ outcome, count: summaries.reduce((sum, { flows }) => sum + flows[outcome], 0) }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 'no flow was judged';
  const parts = counts.filter(({ count }) => count > 0).map(({ outcome, count }) => `${String(count)} ${outcome}`);
  return `${countOf(total, 'flow')}: ${parts.join(', ')}`;
}
