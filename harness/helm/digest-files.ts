import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * `sha256:…` over a folder: one line `<sha256 of the contents> <path>` a file, paths with `/` and in the order of their
 * bytes; or over the contents of a single file.
 */
export async function digestFiles(path: string): Promise<string> {
  if ((await stat(path)).isFile()) return `sha256:${sha256(await readFile(path))}`;
  const lines = await Promise.all((await listFiles(path)).map(async (file) => `${sha256(await readFile(join(path, file)))} ${file}\n`));
  return `sha256:${sha256(lines.join(''))}`;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.map((file) => file.split(sep).join('/')).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
