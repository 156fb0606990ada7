import { run } from '../../api/run.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import { reportResults } from '../../reports/report-results.ts';
import { clusterSpec } from '../cluster-spec.ts';
import { checkExternals } from '../check-externals.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { watchInterruption } from '../interruption.ts';
import { showProgress } from '../progress/show-progress.ts';
import { readValuesFile } from '../read-values-file.ts';
import { repeatFlags } from '../repeat-flags.ts';
import { repositoryRoot } from '../repository-root.ts';
import { resolveSuite } from '../resolve-suite.ts';
import { selectionOf } from '../selection-of.ts';
import { colours, widthOf } from '../terminal.ts';
import { waitForInterruption } from './wait-for-interruption.ts';

/**
 * `conformance run`: render, apply, probe, judge, report.
 * @returns the exit code that follows from the results
 * @throws UserError (3) for a suite, a selection or a values file that can't be, before anything is started; (2) where a report can't be written
 */
export async function runCommand(options: Omit<OptionsOf<'run'>, 'list'>): Promise<ExitCode> {
  const { keep, reporter, out } = options;
  const [{ suite, source }, values] = await Promise.all([resolveSuite(options), Promise.all(options.values.map(readValuesFile))]);
  checkExternals(options.external, suite);
  using interruption = watchInterruption();
  const { signal } = interruption;
  const progress = showProgress(process.stderr);
  const results = await run({
    suite,
    source,
    values,
    select: selectionOf(options),
    cluster: clusterSpec(options),
    repeatFlags: repeatFlags(options),
    signal,
    onProgress: progress.onProgress,
    ...(keep ? { beforeCleanUp: (running) => waitForInterruption(running, signal) } : {}),
  }).finally(() => {
    progress.stop();
  });
  await reportResults([results], {
    reporters: reporter,
    out,
    width: widthOf(process.stdout),
    colours,
    repository: repositoryRoot,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
  });
  return results.summary.exitCode;
}
