import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import pMap from 'p-map';

const openFiles = 16;

/**
 * `sha256:…` over a folder: one line `<sha256 of the contents> <path>` a file, paths with `/` and in the order of their
 * bytes; or over the contents of a single file.
 */
export async function digestFiles(path: string): Promise<string> {
  if ((await stat(path)).isFile()) return `sha256:${await digestFile(path)}`;
  const lines = await pMap(await listFiles(path), async (file) => `${await digestFile(join(path, file))} ${file}\n`, {
    concurrency: openFiles,
  });
  return `sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.map((file) => file.split(sep).join('/')).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** In pieces: a chart may hold a file that does not fit into memory. */
async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
