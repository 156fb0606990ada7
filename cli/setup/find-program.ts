import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Where administration programs are: Debian keeps these out of an ordinary user's PATH, and nft is in one of them. */
const systemDirectories = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Directories to look for programs in: PATH's, then the system's. */
export function searchDirectories(path: string): readonly string[] {
  return [...new Set([...path.split(delimiter).filter((directory) => directory !== ''), ...systemDirectories])];
}

/** Path of the first executable of that name; undefined where there is none. */
export async function findProgram(name: string, directories: readonly string[]): Promise<string | undefined> {
  for (const directory of directories) {
    const path = join(directory, name);
    const isExecutable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isExecutable) return path;
  }
  return undefined;
}
