import { clusterFlags } from '../../cli/flags/cluster-flags.ts';
import type { Flags, ValuesOf } from '../../cli/flags/flag.ts';
import { defaultedFlag, listFlag, optionalFlag, switchFlag } from '../../cli/flags/kinds.ts';
import { choice } from '../../cli/flags/choice.ts';
import { readFlags } from '../../cli/flags/read-flags.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { parseArgs } from 'node:util';
import { fuzzDialects } from './generate/dialects.ts';

/** Everything that `npm run fuzz` takes; where it runs is said as for a run of the catalogue. */
const flags = {
  ...clusterFlags,
  worlds: defaultedFlag({ placeholder: 'N', summary: 'Worlds to compare', fallback: '10000' }, parseNumber),
  count: defaultedFlag(
    { placeholder: 'N', summary: 'With accept: manifests of a dialect, and as many mutated ones', fallback: '1000' },
    parseNumber,
  ),
  slots: optionalFlag({ placeholder: 'N', summary: 'Worlds side by side' }, parseNumber),
  seed: optionalFlag({ placeholder: 'N', summary: 'What the worlds follow from' }, parseNumber),
  dialect: listFlag({ placeholder: 'NAME', summary: 'Dialects', fallback: 'all', absent: [] }, choice('dialect', fuzzDialects)),
  keep: switchFlag('Keep the kind cluster'),
} satisfies Flags;

/** What the command line asks for. */
export type FuzzOptions = ValuesOf<typeof flags> & { readonly command: 'compare' | 'accept' };

/** Read the command line (without node and the script). @throws UserError (usage) */
export function readOptions(args: readonly string[]): FuzzOptions {
  const command = args[0] === 'accept' ? 'accept' : 'compare';
  const given = new Map<string, string[]>();
  for (const [name, text] of readTexts(command === 'accept' ? args.slice(1) : args)) given.set(name, [...(given.get(name) ?? []), text]);
  return { command, ...readFlags(flags, given) };
}

function readTexts(args: readonly string[]): readonly (readonly [string, string])[] {
  const isSwitch = (name: string): boolean =>
    Object.entries<Flags[string]>(flags).some(([key, flag]) => key === name && flag.placeholder === undefined);
  const options = Object.fromEntries(
    Object.keys(flags).map((name) => [name, { type: isSwitch(name) ? 'boolean' : 'string', multiple: true } as const]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options });
    return Object.entries(values).flatMap(([name, list]) =>
      [list].flat().map((text) => [name, typeof text === 'string' ? text : ''] as const),
    );
  } catch (error) {
    const known = Object.entries<Flags[string]>(flags).map(
      ([name, { placeholder = '', summary }]) => `  --${name} ${placeholder}  ${summary}`,
    );
    throw new UserError(
      `${error instanceof Error ? error.message : String(error)}\nnpm run fuzz -- [accept] FLAGS\n${known.join('\n')}`,
      3,
    );
  }
}

function parseNumber(text: string, name: string): number {
  if (!/^-?[0-9]{1,10}$/.test(text)) throw new UserError(`${name} ${JSON.stringify(text)}: expected a whole number.`, 3);
  return Number(text);
}
