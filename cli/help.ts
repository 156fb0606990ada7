import { type Command, type CommandName, commandNames, commands } from './flags/commands.ts';
import { remarksOf, usageOf } from './flags/describe-flag.ts';
import { exitCodes } from '../harness/judge/exit-codes.ts';
import { wrapText } from '../harness/text/wrap-text.ts';

const indent = '  ';

/** Help for one command, or for the whole program with the flags of `run`. @param width columns to stay within */
export function renderHelp(topic: CommandName | undefined, width: number): string {
  const sections = topic === undefined ? [...overview(width), ...flagsOf('run', width)] : commandHelp(topic, width);
  return `${[...sections, ...examplesOf(topic ?? 'run'), ...exitCodeLines(topic ?? 'run', width)].join('\n')}\n`;
}

function overview(width: number): readonly string[] {
  const column = Math.max(...commandNames.map((name) => name.length)) + indent.length;
  return [
    'Proves that the network policies a Helm chart ships do what its documentation says.',
    '',
    'Usage: npm run conformance -- [COMMAND] [FLAGS]',
    '',
    'Commands:',
    ...commandNames.flatMap((name) => entryLines(name.padEnd(column), commands[name].summary, width)),
    '',
    'npm run explain -- … is short for npm run conformance -- explain …; help COMMAND says more.',
    '',
  ];
}

function commandHelp(name: CommandName, width: number): readonly string[] {
  const command: Command = commands[name];
  const words = command.words === undefined ? '' : ` [${command.words}]`;
  const flags = Object.keys(command.flags).length === 0 ? '' : ' [FLAGS]';
  return [`${command.summary}.`, '', `Usage: npm run conformance -- ${name}${words}${flags}`, '', ...flagsOf(name, width)];
}

function flagsOf(name: CommandName, width: number): readonly string[] {
  const command: Command = commands[name];
  const entries = [
    ...Object.entries(command.flags).map(
      ([flag, about]) => [usageOf(flag, about), [about.summary, ...remarksOf(about)].join('; ')] as const,
    ),
    ['--help, -h', 'Print this help'] as const,
    ['--version', 'Print the version'] as const,
  ];
  const column = Math.max(...entries.map(([usage]) => usage.length)) + indent.length;
  return [`Flags of ${name}:`, ...entries.flatMap(([usage, text]) => entryLines(usage.padEnd(column), text, width)), ''];
}

function entryLines(head: string, text: string, width: number): readonly string[] {
  const [first = '', ...others] = wrapText(text, width - indent.length - head.length);
  return [`${indent}${head}${first}`, ...others.map((line) => `${indent}${' '.repeat(head.length)}${line}`)];
}

function examplesOf(name: CommandName): readonly string[] {
  return ['Examples:', ...commands[name].examples.map((example) => `${indent}${example}`), ''];
}

function exitCodeLines(name: CommandName, width: number): readonly string[] {
  const { exitCodes: own }: Command = commands[name];
  return ['Exit codes:', ...Object.entries({ ...exitCodes, ...own }).flatMap(([code, meaning]) => entryLines(`${code}  `, meaning, width))];
}
