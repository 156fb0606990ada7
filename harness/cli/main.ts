import { tool } from '../run/tool.ts';
import { type ExitCode, UserError } from '../vocabulary/user-error.ts';
import { doctorCommand } from './commands/doctor-command.ts';
import { explainCommand } from './commands/explain-command.ts';
import { listCommand } from './commands/list-command.ts';
import { renderCommand } from './commands/render-command.ts';
import { runCommand } from './commands/run-command.ts';
import { renderHelp } from './help.ts';
import { type ParsedArguments, parseArguments } from './parse-arguments.ts';
import { widthOf } from './terminal.ts';

/** Run the command line. Whatever a user can cause ends in one sentence on stderr and an exit code. */
async function main(): Promise<void> {
  try {
    process.exitCode = await dispatch(parseArguments(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

function dispatch(parsed: ParsedArguments): Promise<ExitCode> | ExitCode {
  switch (parsed.command) {
    case 'run':
      return runCommand(parsed.options);
    case 'list':
      return listCommand(parsed.options);
    case 'explain':
      return explainCommand(parsed.options);
    case 'render':
      return renderCommand(parsed.options);
    case 'doctor':
      return doctorCommand();
    case 'help':
      process.stdout.write(renderHelp(parsed.topic, widthOf(process.stdout)));
      return 0;
    case 'version':
      process.stdout.write(`${tool.name} ${tool.version}\n`);
      return 0;
  }
}

void main();
