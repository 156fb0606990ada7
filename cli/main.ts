#!/usr/bin/env node
import { nameCommands } from '../harness/run/name-commands.ts';
import { tool } from '../harness/run/tool.ts';
import type { ExitCode } from '../harness/vocabulary/user-error.ts';
import { type ParsedArguments, parseArguments } from './parse-arguments.ts';
import { reportFailure } from './report-failure.ts';
import { runTool } from './run-tool.ts';
import { widthOf } from './terminal.ts';

// What nobody waited for is no failed flow either. The cluster ends with the process.
process.on('uncaughtException', (error) => process.exit(reportFailure(error)));

/** Commands are loaded when they are asked for: an unknown flag should not wait for all of them. */
async function dispatch(parsed: ParsedArguments): Promise<ExitCode> {
  switch (parsed.command) {
    case 'run':
      return (await import('./commands/run-command.ts')).runCommand(parsed.options);
    case 'list':
      return (await import('./commands/list-command.ts')).listCommand(parsed.options);
    case 'explain':
      return (await import('./commands/explain-command.ts')).explainCommand(parsed.options);
    case 'render':
      return (await import('./commands/render-command.ts')).renderCommand(parsed.options);
    case 'findings':
      return (await import('./commands/findings-command.ts')).findingsCommand(parsed.options);
    case 'report':
      return (await import('./commands/report-command.ts')).reportCommand(parsed.options);
    case 'report merge':
      return (await import('./commands/report-merge-command.ts')).reportMergeCommand(parsed.options);
    case 'report diff':
      return (await import('./commands/report-diff-command.ts')).reportDiffCommand(parsed.options);
    case 'report trend':
      return (await import('./commands/report-trend-command.ts')).reportTrendCommand(parsed.options);
    case 'gate':
      return (await import('./commands/gate-command.ts')).gateCommand(parsed.options);
    case 'doctor':
      return (await import('./commands/doctor-command.ts')).doctorCommand();
    case 'clean':
      return (await import('./commands/clean-command.ts')).cleanCommand(parsed.options);
    case 'rbac':
      return (await import('./commands/rbac-command.ts')).rbacCommand();
    case 'help':
      process.stdout.write(nameCommands((await import('./help.ts')).renderHelp(parsed.topic, widthOf(process.stdout))));
      return 0;
    case 'version':
      process.stdout.write(`${tool.name} ${tool.version}\n`);
      return 0;
  }
}

// Whoever reads has seen enough: `npm run conformance -- list | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await runTool(() => dispatch(parseArguments(process.argv.slice(2))));
