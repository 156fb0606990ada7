import { watchInterruption } from '../../cli/interruption.ts';
import { runTool } from '../../cli/run-tool.ts';
import { type ExitCode, UserError } from '../../harness/vocabulary/user-error.ts';
import { compareCommand } from './commands/compare-command.ts';
import { readOptions } from './read-options.ts';

/** Run the command line: 0 nothing differs, 1 something does, 2 it could not run, 3 usage. */
async function main(args: readonly string[]): Promise<ExitCode> {
  using interruption = watchInterruption();
  const { signal } = interruption;
  const options = readOptions(args);
  try {
    switch (options.command) {
      case 'compare':
        return await compareCommand(options, signal);
      case 'accept':
        return await (await import('./commands/accept-command.ts')).acceptCommand(options, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new UserError('Interrupted before anything was compared.', 2);
  }
}

await runTool(() => main(process.argv.slice(2)));
