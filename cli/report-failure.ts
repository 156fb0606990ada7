import { inspect } from 'node:util';
import { neutralise } from '../harness/text/neutralise.ts';
import { nameCommands } from '../harness/run/name-commands.ts';
import { describeExhaustion } from '../harness/vocabulary/describe-exhaustion.ts';
import { type ExitCode, UserError } from '../harness/vocabulary/user-error.ts';

/**
 * Say on stderr what failed: what a user can cause in its sentence, anything else as the defect that it is.
 * @returns the exit code; never 1, which says that something was judged and is wrong
 */
export function reportFailure(error: unknown): ExitCode {
  const message = describeExhaustion(error) ?? (error instanceof UserError ? error.message : `A defect of this tool: ${inspect(error)}`);
  // A message may quote a chart, a file or a cluster.
  process.stderr.write(`${neutralise(nameCommands(message), 'keep')}\n`);
  return error instanceof UserError ? error.exitCode : 2;
}
