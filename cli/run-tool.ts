import type { ExitCode } from '../harness/vocabulary/user-error.ts';
import { reportFailure } from './report-failure.ts';

/**
 * Run the body of a command line: what it returns is the exit code of the process, and what it throws is reported on stderr.
 * @param body returns nothing where there is only one way to end well, or where a library sets the exit code
 */
export async function runTool(body: () => Promise<ExitCode | undefined> | Promise<void>): Promise<void> {
  try {
    const exitCode = await body();
    if (exitCode !== undefined) process.exitCode = exitCode;
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
