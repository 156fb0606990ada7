import type { CellResult, Results } from '../vocabulary/results.ts';
import { sharedState } from './shared-state.ts';

/** Keep what the global setup found, for the tests that assert it. */
export function keepGathered(results: Results): void {
  sharedState.gathered = results;
}

/** Everything that the global setup found; undefined where it probed nothing. */
export function gatheredResults(): Results | undefined {
  return sharedState.gathered;
}

/** A cell's results. @throws Error where nothing was gathered for it, with what stopped the run */
export function gatheredCell(id: string): CellResult {
  const { gathered } = sharedState;
  const cell = gathered?.cells.find((candidate) => candidate.id === id);
  if (cell !== undefined) return cell;
  throw new Error(gathered?.run.problem ?? `no results for ${id}: run mocha with this project's .mocharc.json, whose global setup probes`);
}
