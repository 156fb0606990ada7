import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Digest over files, names and contents. @returns undefined where one of them is missing @param root what the paths are relative to */
export function digestInputs(root: string, paths: readonly string[]): string | undefined {
  const hash = createHash('sha256');
  try {
    for (const path of paths)
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
        .update('\0');
  } catch {
    return undefined;
  }
  return `sha256-${hash.digest('base64')}`;
}
