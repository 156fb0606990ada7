import type { CellResult, Results } from '../harness/vocabulary/results.ts';

/** The property of a test's context that holds what the global setup found: contexts inherit from that of the root suite. */
export const gatheredKey = 'netpolConformance';

/** What the global setup found; undefined where it probed nothing. */
export function gatheredIn(context: Mocha.Context): Results | undefined {
  return context[gatheredKey] as Results | undefined;
}

/** A cell's results. @throws Error where nothing was gathered for it, with what stopped the run */
export function resultsIn(context: Mocha.Context, id: string): CellResult {
  const gathered = gatheredIn(context);
  const cell = gathered?.cells.find((candidate) => candidate.id === id);
  if (cell !== undefined) return cell;
  throw new Error(gathered?.run.problem ?? `no results for ${id}: run mocha with this project's .mocharc.json, whose global setup probes`);
}
