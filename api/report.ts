import type { Results } from '../harness/vocabulary/results.ts';
import { resultsFileName } from '../reports/json-reporter.ts';
import type { Legs } from '../harness/vocabulary/legs.ts';
import { reporters } from '../reports/registry.ts';
import type { RenderedReport } from '../reports/reporter.ts';
import type { ReporterName } from '../reports/reporter-names.ts';

/** Columns of a report in text. */
const width = 120;

/**
 * Make reports: texts, and where they belong. Nothing is written.
 * @param results of one run, or of several clusters that no two of are the same
 */
export function report(results: Results | Legs, names: readonly ReporterName[]): readonly RenderedReport[] {
  const legs: Legs = 'cells' in results ? [results] : results;
  const options = { width, colours: 'off', resultsFile: resultsFileName, repository: process.cwd() } as const;
  return names.flatMap((name) => reporters[name].render(legs, options));
}
