import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../vocabulary/user-error.ts';

/** Names of the files that hold a folder's suite. */
export const suiteFileNames = ['netpol.yaml', 'netpol.yml', 'netpol.config.ts', 'netpol.config.mjs', 'netpol.config.js'] as const;

/**
 * The file that holds a folder's suite; undefined where there is none, or no folder.
 * @throws UserError (3) where there are several: which one is meant, nobody can know
 */
export async function findSuite(folder: string): Promise<string | undefined> {
  const there = await readdir(folder).catch((): readonly string[] => []);
  const [first, ...others] = suiteFileNames.filter((name) => there.includes(name));
  if (others.length > 0) {
    throw new UserError(`${folder} holds several suites: ${[first, ...others].join(', ')}; keep one, or name the file.`, 3);
  }
  return first === undefined ? undefined : join(folder, first);
}
