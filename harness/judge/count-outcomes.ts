import type { Outcome } from '../vocabulary/outcome.ts';

/** How many there are of each outcome; every outcome is present, with 0 where there is none. */
export function countOutcomes(outcomes: Iterable<Outcome>): Record<Outcome, number> {
  const counts = { ok: 0, failed: 0, inconclusive: 0, deviates: 0, skipped: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}
