import type { CellResult } from '../../harness/vocabulary/results.ts';

/**
 * What a cell found, without what differs from run to run: times, attempts, addresses, names that hold the run's id. Two
 * results of one cell agree where this is equal.
 */
export function judgementOf({ outcome, flows, checks }: CellResult): string {
  return JSON.stringify([
    outcome,
    flows.map(({ id, declared, predicted, verdict, outcome: ofFlow }) => [id, declared, predicted?.verdict, verdict, ofFlow]).toSorted(),
    checks.map(({ id, outcome: ofCheck }) => [id, ofCheck]).toSorted(),
  ]);
}
