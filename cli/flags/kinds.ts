import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { Flag } from './flag.ts';

/** Turns the text of one value into the value. @throws UserError (usage) */
export type ParseText<Value> = (text: string, name: string) => Value;

interface Described {
  readonly placeholder: string;
  readonly summary: string;
}

/** A flag without a value: there or not. */
export function switchFlag(summary: string): Flag<boolean> {
  return { repeatable: false, summary, parse: (texts) => texts.length > 0 };
}

/** A flag with one value that may be absent. */
export function optionalFlag<Value>(described: Described, parse: ParseText<Value>): Flag<Value | undefined> {
  return { ...described, repeatable: false, parse: ([text], name) => (text === undefined ? undefined : parse(text, name)) };
}

/** A flag with one value, and a default in the words a user would type. */
export function defaultedFlag<Value>(described: Described & { readonly fallback: string }, parse: ParseText<Value>): Flag<Value> {
  return { ...described, repeatable: false, parse: ([text], name) => parse(text ?? described.fallback, name) };
}

/** A flag that a command cannot do without. */
export function requiredFlag<Value>(described: Described, parse: ParseText<Value>): Flag<Value> {
  return {
    ...described,
    repeatable: false,
    fallback: 'required',
    parse: ([text], name) => {
      if (text === undefined) throw new UserError(`${name} ${described.placeholder} is missing. ${described.summary}.`, 3);
      return parse(text, name);
    },
  };
}

/** A flag with values separated by commas, that may be given more than once as well; doubles count once. */
export function listFlag<Value>(
  described: Described & { readonly fallback: string; readonly absent: readonly Value[] },
  parse: ParseText<Value>,
): Flag<readonly Value[]> {
  const { absent, ...about } = described;
  return {
    ...about,
    repeatable: true,
    parse: (texts, name) =>
      texts.length === 0 ? absent : [...new Set(texts.flatMap(splitCommas).map((text) => parse(nonEmpty(text, name), name)))],
  };
}

/** A flag that may be given more than once, whose values may hold commas. */
export function repeatedFlag<Value>(described: Described, parse: ParseText<Value>): Flag<readonly Value[]> {
  return { ...described, repeatable: true, parse: (texts, name) => texts.map((text) => parse(text, name)) };
}

/** Takes a text as it is. @throws UserError (usage) for an empty one */
export function nonEmpty(text: string, name: string): string {
  if (text === '') throw new UserError(`${name} has an empty value.`, 3);
  return text;
}

function splitCommas(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}
