import type { Flags, ValuesOf } from './flag.ts';
import type { GivenTexts } from './read-tokens.ts';

/** The values of all of a command's flags, from the texts given. @throws UserError (usage) */
export function readFlags<F extends Flags>(flags: F, given: GivenTexts): ValuesOf<F> {
  const values = Object.entries(flags).map(([name, flag]) => [name, flag.parse(given.get(name) ?? [], `--${name}`)] as const);
  // TypeScript has no type for "an object with a key for each key of another"; this is its one construction.
  return Object.fromEntries(values) as ValuesOf<F>;
}
