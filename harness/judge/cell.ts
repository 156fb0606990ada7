import type { Outcome } from '../vocabulary/outcome.ts';
import type { CellResult } from '../vocabulary/results.ts';

/**
 * The outcome that a cell amounts to: never better than what the cell says of itself, nor than any of its flows and checks.
 * A cell that claims to be ok and judged nothing is inconclusive; a skipped cell stays skipped unless something in it is not ok.
 */
export function cellOutcome(cell: Pick<CellResult, 'outcome' | 'flows' | 'checks'>): Outcome {
  const items = [...cell.flows, ...cell.checks].map((item) => item.outcome);
  if (cell.outcome === 'skipped')
    return worstOutcome(['skipped', ...items.filter((outcome) => outcome === 'failed' || outcome === 'inconclusive')]);
  const judged = worstOutcome(items);
  return worstOutcome([cell.outcome, judged === 'skipped' ? 'inconclusive' : judged]);
}

/** From worst to best; `skipped` is none of them: it judges nothing. */
const fromWorst = ['failed', 'inconclusive', 'deviates', 'ok'] as const satisfies readonly Outcome[];

/**
 * Fold outcomes into one: failed beats inconclusive beats deviates beats ok. Skipped is neutral, and comes out only where
 * everything was skipped. Nothing at all is inconclusive: what was not judged is never ok.
 */
export function worstOutcome(outcomes: Iterable<Outcome>): Outcome {
  const seen = new Set(outcomes);
  return fromWorst.find((outcome) => seen.has(outcome)) ?? (seen.has('skipped') ? 'skipped' : 'inconclusive');
}
