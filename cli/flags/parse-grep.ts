import { UserError } from '../../harness/vocabulary/user-error.ts';

/** Read a regular expression. @throws UserError (usage) with the engine's own complaint */
export function parseGrep(text: string, name: string): RegExp {
  try {
    return new RegExp(text, 'u');
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new UserError(`${name} ${JSON.stringify(text)} is not a regular expression: ${problem}.`, 3, { cause: error });
  }
}
