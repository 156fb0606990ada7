import { UserError } from '../../harness/vocabulary/user-error.ts';
import { closest } from '../../harness/text/closest.ts';

/** The error for a word that is none of a known set: what it was, the nearest known one, and all of them. */
export function unknownValue(what: string, given: string, known: readonly string[]): UserError {
  const suggestion = closest(given, known);
  const hint = suggestion === undefined ? '' : ` Did you mean ${JSON.stringify(suggestion)}?`;
  return new UserError(`Unknown ${what} ${JSON.stringify(given)}.${hint}\nKnown: ${known.join(', ')}.`, 3);
}
