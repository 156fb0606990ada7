import { parseArgs } from 'node:util';
import { UserError } from '../harness/vocabulary/user-error.ts';
import { type FuzzDialect, fuzzDialects } from './generate/dialects.ts';

/** What the command line asks for. */
export interface FuzzOptions {
  readonly worlds: number;
  readonly seed: number;
  readonly dialects: readonly FuzzDialect[];
}

/** Read the command line (without node and the script). @throws UserError (usage) */
export function readOptions(args: readonly string[]): FuzzOptions {
  const { values } = parse(args);
  return {
    worlds: readNumber('--worlds', values.worlds ?? '10000'),
    seed: values.seed === undefined ? Date.now() | 0 : readNumber('--seed', values.seed),
    dialects: readDialects(values.dialect),
  };
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], options: { worlds: text, seed: text, dialect: text } });
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\nFlags: --worlds N, --seed N, --dialect NAME,NAME`, 3);
  }
}

function readNumber(name: string, text: string): number {
  if (!/^-?[0-9]{1,10}$/.test(text)) throw new UserError(`${name} ${JSON.stringify(text)}: expected a whole number.`, 3);
  return Number(text);
}

function readDialects(text: string | undefined): readonly FuzzDialect[] {
  if (text === undefined) return fuzzDialects;
  return text.split(',').map((name) => {
    const found = fuzzDialects.find((dialect) => dialect === name);
    if (found === undefined) throw new UserError(`--dialect ${name}: known are ${fuzzDialects.join(', ')}.`, 3);
    return found;
  });
}
