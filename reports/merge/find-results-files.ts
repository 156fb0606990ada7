import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { resultsFileName } from '../json-reporter.ts';

/**
 * The results files that paths stand for: a file is itself; a directory is its `results.json`, or else every `results.json`
 * below it, in the order of their paths. A file that is named twice counts once.
 * @throws UserError (exit 2) where a path does not exist, or nothing is found in it
 */
export async function findResultsFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found = (await Promise.all(paths.map(filesOf))).flat();
  const byIdentity = new Map<string, string>();
  for (const file of found) {
    const identity = await realpath(file);
    if (!byIdentity.has(identity)) byIdentity.set(identity, file);
  }
  return [...byIdentity.values()];
}

async function filesOf(path: string): Promise<readonly string[]> {
  if (!(await isDirectory(path))) return [path];
  const own = await stat(join(path, resultsFileName)).catch(() => undefined);
  if (own?.isFile() === true) return [join(path, resultsFileName)];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const below = entries.filter((entry) => entry.isFile() && entry.name === resultsFileName);
  if (below.length > 0) return below.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  throw new UserError(`${path} holds no ${resultsFileName}, nor does a folder in it. Name the --out directory of a run.`, 2);
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    const problem = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is nothing of that name' : String(error);
    throw new UserError(`${path} can't be read: ${problem}. Name a ${resultsFileName}, or a directory that holds some.`, 2, {
      cause: error,
    });
  }
}
