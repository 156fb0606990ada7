import { parseArgs } from 'node:util';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { type Command, type CommandName, commandNames, commands } from './commands.ts';
import type { Flags } from './flag.ts';
import { unknownValue } from './unknown-value.ts';

/** The texts given for each flag, in order; a switch has one empty text. */
export type GivenTexts = ReadonlyMap<string, readonly string[]>;

/** A command's arguments: flags, and words without dashes where the command takes some. */
export interface GivenArguments {
  readonly texts: GivenTexts;
  readonly words: readonly string[];
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/**
 * Split a command's arguments into flags and their texts.
 * @throws UserError (usage) for an unknown flag, a missing or superfluous value, a flag given twice, or a word where the command takes none
 */
export function readTokens(command: CommandName, args: readonly string[]): GivenArguments {
  const { flags, words: taken }: Command = commands[command];
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { type: flag.placeholder === undefined ? 'boolean' : 'string' } as const]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional' && taken !== undefined) {
      words.push(token.value);
      continue;
    }
    if (token.kind !== 'option') throw superfluous(command, token);
    const text = readOption(command, flags, token);
    const texts = given.get(token.name) ?? [];
    if (texts.length > 0 && flags[token.name]?.repeatable === false) throw usage(command, `${token.rawName} is given twice.`);
    given.set(token.name, [...texts, text]);
  }
  return { texts: given, words };
}

function readOption(command: CommandName, flags: Flags, { name, rawName, value, inlineValue }: OptionToken): string {
  const flag = flags[name];
  if (flag === undefined || !rawName.startsWith('--')) throw unknownFlag(command, flags, rawName);
  if (flag.placeholder === undefined) {
    if (value !== undefined) throw usage(command, `${rawName} is a switch: it takes no value, but got ${JSON.stringify(value)}.`);
    return '';
  }
  if (value === undefined || (!inlineValue && value.startsWith('-')))
    throw usage(command, `${rawName} needs a value: ${rawName} ${flag.placeholder} (one that starts with a dash: ${rawName}=-x).`);
  return value;
}

function unknownFlag(command: CommandName, flags: Flags, rawName: string): UserError {
  const owner = commandNames.find((other) => Object.hasOwn(commands[other].flags, rawName.slice(2)));
  if (owner !== undefined) return usage(command, `${rawName} is a flag of the command ${owner}, not of ${command}.`);
  const known = [...Object.keys(flags), 'help', 'version'].map((name) => `--${name}`);
  return usage(command, unknownValue('flag', rawName, known).message);
}

function superfluous(command: CommandName, token: Exclude<Token, OptionToken>): UserError {
  if (token.kind === 'option-terminator')
    return usage(command, 'A -- between the flags is one too many: npm needs it once, before the first flag.');
  return usage(command, `Unexpected argument ${JSON.stringify(token.value)}: ${command} takes flags only.`);
}

function usage(command: CommandName, message: string): UserError {
  return new UserError(`${message}\nHelp: npm run conformance -- help ${command}`, 3);
}
