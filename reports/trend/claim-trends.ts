import { cellOutcome } from '../../harness/judge/cell-outcome.ts';
import { worstOutcome } from '../../harness/judge/worst-outcome.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import type { ClaimTrend } from './trend.ts';

/** Each claim over runs of one leg: the worst outcome of its cells, and where the last bad time began. */
export function claimTrends(runs: readonly Results[]): readonly ClaimTrend[] {
  const claims = new Set(runs.flatMap(({ cells }) => cells.map(({ claim }) => claim)));
  return [...claims].map((claim) => {
    const outcomes = runs.map(({ cells }) => {
      const own = cells.filter((cell) => cell.claim === claim);
      return own.length === 0 ? undefined : worstOutcome(own.map(cellOutcome));
    });
    const firstBad = findFirstBad(outcomes);
    return { claim, outcomes, state: stateOf(outcomes), ...(firstBad === undefined ? {} : { firstBad }) };
  });
}

function isBad(outcome: Outcome | undefined): boolean {
  return outcome === 'failed' || outcome === 'inconclusive';
}

/** A run without the claim, or that skipped it, says nothing: a bad time goes on over it. */
function wasJudged(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && outcome !== 'skipped';
}

function stateOf(outcomes: ClaimTrend['outcomes']): ClaimTrend['state'] {
  const last = outcomes.findLast(wasJudged);
  if (last === undefined) return 'not judged';
  return isBad(last) ? 'bad' : 'good';
}

function findFirstBad(outcomes: ClaimTrend['outcomes']): number | undefined {
  const lastBad = outcomes.findLastIndex(isBad);
  if (lastBad === -1) return undefined;
  const lastGood = outcomes.findLastIndex((outcome, position) => position < lastBad && wasJudged(outcome) && !isBad(outcome));
  return outcomes.findIndex((outcome, position) => position > lastGood && isBad(outcome));
}
