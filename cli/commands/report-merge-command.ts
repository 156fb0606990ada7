import { renderResultsFiles } from '../../reports/json-reporter.ts';
import { describeLegs } from '../../reports/merge/describe-legs.ts';
import { readLegs } from '../../reports/merge/read-legs.ts';
import { writeReports } from '../../reports/write-reports.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';

/** What to merge, and where to. */
export interface MergeOptions {
  readonly from: readonly string[];
  readonly out: string;
}

/**
 * `report merge`: one `results.json` a leg.
 * @returns 0: what the results say is not this command's to judge
 * @throws UserError (2) where results can't be read, contradict each other, or can't be written
 */
export async function reportMergeCommand({ from, out }: MergeOptions): Promise<ExitCode> {
  const legs = await readLegs(from);
  const reports = renderResultsFiles(legs);
  process.stdout.write(describeLegs(legs));
  process.stderr.write(`wrote ${(await writeReports(reports, out)).join(', ')}\n`);
  return 0;
}
