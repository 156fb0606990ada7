import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { claimsOf, foldClaims } from '../view/field.ts';
import { joinSuites } from '../view/join-suites.ts';
import type { ClaimTrend } from './trend.ts';

/** Each claim over runs of one leg: the worst outcome of its cells, and where the last bad time began. */
export function claimTrends(runs: readonly Results[]): readonly ClaimTrend[] {
  const [first, ...others] = runs.map(({ suite }) => suite);
  if (first === undefined) return [];
  const claims = claimsOf(
    joinSuites([first, ...others]),
    runs.flatMap(({ cells }) => cells),
  );
  const folded = runs.map((run) => new Map(foldClaims(run).claims.map(({ claim, whole }) => [claim, whole.outcome])));
  return claims.map((claim) => {
    const outcomes = folded.map((ofRun) => ofRun.get(claim));
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
