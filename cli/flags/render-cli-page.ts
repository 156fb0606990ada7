import { type Command, type CommandName, commandNames, commands } from './commands.ts';
import { remarksOf, usageOf } from './describe-flag.ts';
import { exitCodes } from '../../harness/judge/exit-codes.ts';

/** `docs/cli.md`: every command and flag as Markdown, from the same table that the parser reads. */
export function renderCliPage(): string {
  return [
    '# Command line',
    '',
    'Generated from `cli/flags/` by `npm run docs`; a test compares the two.',
    '',
    '```sh',
    'npm run conformance -- [COMMAND] [FLAGS]',
    '```',
    '',
    'The result goes to stdout, progress to stderr.',
    '',
    ...commandNames.flatMap(commandSection),
    '## Exit codes',
    '',
    ...table(
      ['code', 'meaning'],
      Object.entries(exitCodes).map(([code, meaning]) => [`\`${code}\``, meaning]),
    ),
  ].join('\n');
}

function commandSection(name: CommandName): readonly string[] {
  const command: Command = commands[name];
  const rows = Object.entries(command.flags).map(([flag, about]) => [
    code(usageOf(flag, about)),
    about.summary,
    remarksOf(about).join('; '),
  ]);
  const flags = rows.length === 0 ? [] : [...table(['flag', 'meaning', 'default'], rows), ''];
  const words = command.words === undefined ? [] : [`Takes \`${command.words}\`.`, ''];
  const codes = Object.entries(command.exitCodes ?? {}).map(([code, meaning]) => `${code}: ${meaning}`);
  const exits = codes.length === 0 ? [] : [`Exit codes: ${codes.join('; ')}.`, ''];
  return [`## ${name}`, '', `${command.summary}.`, '', ...words, ...flags, ...exits, '```sh', ...command.examples, '```', ''];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .concat('');
}

function code(text: string): string {
  return `\`${text}\``;
}
