import type { Outcome } from '../vocabulary/outcome.ts';

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
