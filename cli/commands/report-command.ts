import { readLegs } from '../../reports/merge/read-legs.ts';
import { reportResults } from '../../reports/report-results.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import { decideRelease } from '../decide-release.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { resolveSuite } from '../resolve-suite.ts';
import { repositoryRoot } from '../repository-root.ts';
import { colours, widthOf } from '../terminal.ts';

/**
 * `report`: reports from results that runs have written.
 * @returns 0: what the results say is not this command's to judge
 * @throws UserError (2) where results can't be read or merged, or a report can't be written
 */
export async function reportCommand({ from, reporter, gate, out }: OptionsOf<'report'>): Promise<ExitCode> {
  const legs = await readLegs(from);
  await reportResults(legs, {
    reporters: reporter,
    ...(gate === undefined ? {} : { gate: (await decideRelease(legs, { policy: gate, ...(await resolveSuite({})) })).decision }),
    out,
    ...(reporter.includes('json') ? {} : { resultsFile: from.join(', ') }),
    width: widthOf(process.stdout),
    colours,
    repository: repositoryRoot,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
  });
  return 0;
}
