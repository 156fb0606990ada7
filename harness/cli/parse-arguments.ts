import { UserError } from '../vocabulary/user-error.ts';
import { type CommandName, commandNames, commands, type OptionsOf } from './flags/commands.ts';
import { readFlags } from './flags/read-flags.ts';
import { type GivenTexts, readTokens } from './flags/read-tokens.ts';
import { unknownValue } from './flags/unknown-value.ts';

/** What a command line asks for: the command, and its options exactly typed. */
export type ParsedArguments =
  | { readonly command: 'run'; readonly options: Omit<OptionsOf<'run'>, 'list'> }
  | { readonly command: 'list'; readonly options: OptionsOf<'list'> }
  | { readonly command: 'explain'; readonly options: OptionsOf<'explain'> }
  | { readonly command: 'render'; readonly options: OptionsOf<'render'> }
  | { readonly command: 'doctor' }
  | { readonly command: 'clean'; readonly options: OptionsOf<'clean'> }
  | { readonly command: 'rbac' }
  | { readonly command: 'help'; readonly topic: CommandName | undefined }
  | { readonly command: 'version' };

/**
 * Read a command line (without node and the script). `run` is the default command, `run --list` is `list`, and `--help` and
 * `--version` win over everything else.
 * @throws UserError (usage, exit 3) for an unknown command, flag or value, with the nearest known one and all that are valid
 */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const [word, ...others] = args;
  if (word === undefined || word.startsWith('-')) return parseCommand('run', args, undefined);
  const command = readCommand(word);
  return parseCommand(command, others, command);
}

function parseCommand(command: CommandName, args: readonly string[], topic: CommandName | undefined): ParsedArguments {
  if (args.includes('--version')) return { command: 'version' };
  if (args.includes('--help') || args.includes('-h')) return { command: 'help', topic };
  if (command === 'help') return { command, topic: readTopic(args) };
  return readOptions(command, readTokens(command, args));
}

function readOptions(command: Exclude<CommandName, 'help'>, given: GivenTexts): ParsedArguments {
  switch (command) {
    case 'run': {
      const { list, ...options } = readFlags(commands.run.flags, given);
      return list ? { command: 'list', options: readFlags(commands.list.flags, given) } : { command, options };
    }
    case 'list':
      return { command, options: readFlags(commands.list.flags, given) };
    case 'explain':
      return { command, options: readFlags(commands.explain.flags, given) };
    case 'render':
      return { command, options: readFlags(commands.render.flags, given) };
    case 'clean':
      return { command, options: readFlags(commands.clean.flags, given) };
    case 'doctor':
    case 'rbac':
      return { command };
  }
}

function readTopic(args: readonly string[]): CommandName | undefined {
  const [topic, ...others] = args;
  if (others.length > 0) throw new UserError(`help takes one command, but got ${args.join(' ')}.\nKnown: ${commandNames.join(', ')}.`, 3);
  return topic === undefined ? undefined : readCommand(topic);
}

function readCommand(word: string): CommandName {
  const command = commandNames.find((name) => name === word);
  if (command !== undefined) return command;
  const { message } = unknownValue('command', word, commandNames);
  throw new UserError(
    `${message}\nFlags need -- before them, or npm keeps them for itself: npm run conformance -- --engine cilium\nHelp: npm run conformance -- help`,
    3,
  );
}
