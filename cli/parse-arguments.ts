import { isPackage } from '../harness/run/name-commands.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import { type CommandName, commandNames, commands, type OptionsOf } from './flags/commands.ts';
import { readFlags } from './flags/read-flags.ts';
import { type GivenArguments, readTokens } from './flags/read-tokens.ts';
import { unknownValue } from './flags/unknown-value.ts';

/** What a command line asks for: the command, and its options exactly typed. */
export type ParsedArguments =
  | { readonly command: 'run'; readonly options: Omit<OptionsOf<'run'>, 'list'> }
  | { readonly command: 'list'; readonly options: OptionsOf<'list'> }
  | { readonly command: 'explain'; readonly options: OptionsOf<'explain'> }
  | { readonly command: 'render'; readonly options: OptionsOf<'render'> }
  | { readonly command: 'findings'; readonly options: OptionsOf<'findings'> & { readonly paths: readonly string[] } }
  | { readonly command: 'report'; readonly options: OptionsOf<'report'> }
  | { readonly command: 'report merge'; readonly options: OptionsOf<'report merge'> & { readonly from: readonly string[] } }
  | { readonly command: 'report diff'; readonly options: OptionsOf<'report diff'> & { readonly from: readonly string[] } }
  | { readonly command: 'report trend'; readonly options: OptionsOf<'report trend'> & { readonly from: readonly string[] } }
  | { readonly command: 'gate'; readonly options: OptionsOf<'gate'> }
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
  const [command, rest] = readCommand([word, ...others]);
  return parseCommand(command, rest, command);
}

function parseCommand(command: CommandName, args: readonly string[], topic: CommandName | undefined): ParsedArguments {
  if (args.includes('--version')) return { command: 'version' };
  if (args.includes('--help') || args.includes('-h')) return { command: 'help', topic };
  if (command === 'help') return { command, topic: readTopic(args) };
  return readOptions(command, readTokens(command, args));
}

function readOptions(command: Exclude<CommandName, 'help'>, { texts, words }: GivenArguments): ParsedArguments {
  switch (command) {
    case 'run': {
      const { list, ...options } = readFlags(commands.run.flags, texts);
      return list ? { command: 'list', options: readFlags(commands.list.flags, texts) } : { command, options };
    }
    case 'list':
      return { command, options: readFlags(commands.list.flags, texts) };
    case 'explain':
      return { command, options: readFlags(commands.explain.flags, texts) };
    case 'render':
      return { command, options: readFlags(commands.render.flags, texts) };
    case 'findings': {
      if (words.length === 0)
        throw new UserError(
          `findings needs a source: a chart, manifests, a kustomization, or - for standard input.\nHelp: npm run conformance -- help findings`,
          3,
        );
      return { command, options: { ...readFlags(commands.findings.flags, texts), paths: words } };
    }
    case 'report': {
      const options = readFlags(commands.report.flags, texts);
      return { command, options: { ...options, from: needPaths(command, [...options.from, ...words]) } };
    }
    case 'report merge':
      return { command, options: { ...readFlags(commands['report merge'].flags, texts), from: needPaths(command, words) } };
    case 'report diff':
      return { command, options: { ...readFlags(commands['report diff'].flags, texts), from: needPaths(command, words) } };
    case 'report trend':
      return { command, options: { ...readFlags(commands['report trend'].flags, texts), from: needPaths(command, words) } };
    case 'gate': {
      const options = readFlags(commands.gate.flags, texts);
      return { command, options: { ...options, from: needPaths(command, [...options.from, ...words]) } };
    }
    case 'clean':
      return { command, options: readFlags(commands.clean.flags, texts) };
    case 'doctor':
    case 'rbac':
      return { command };
  }
}

function needPaths(command: CommandName, paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  throw new UserError(`${command} needs results to read: the --out directory of a run.\nHelp: npm run conformance -- help ${command}`, 3);
}

/** In a checkout only: npx passes flags on. */
const npmHint = isPackage ? '' : 'Flags need -- before them, or npm keeps them for itself: npm run conformance -- --engine cilium\n';

function readTopic(args: readonly string[]): CommandName | undefined {
  if (args.length === 0) return undefined;
  const [topic, others] = readCommand(args);
  if (others.length > 0) throw new UserError(`help takes one command, but got ${args.join(' ')}.\nKnown: ${commandNames.join(', ')}.`, 3);
  return topic;
}

/** The command of the first word, or of the first two, and what comes after it. */
function readCommand([word = '', ...others]: readonly string[]): readonly [CommandName, readonly string[]] {
  const [second, ...rest] = others;
  const long = commandNames.find((name) => name === `${word} ${second ?? ''}`);
  if (long !== undefined) return [long, rest];
  const command = commandNames.find((name) => name === word);
  if (command !== undefined) return [command, others];
  const { message } = unknownValue('command', word, commandNames);
  throw new UserError(`${message}\n${npmHint}Help: npm run conformance -- help`, 3);
}
