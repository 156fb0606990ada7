import { UserError } from '../../harness/vocabulary/user-error.ts';

/** Read a whole number of at least 1. @throws UserError (usage) */
export function parseCount(text: string, name: string): number {
  if (!/^[1-9][0-9]{0,2}$/.test(text)) throw new UserError(`${name} ${JSON.stringify(text)}: expected a whole number from 1 to 999.`, 3);
  return Number(text);
}
