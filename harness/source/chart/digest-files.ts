import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import pMap from 'p-map';

const openFiles = 16;

/**
 * `sha256:…` over a folder: one line `<sha256 of the contents> <path>` a file, paths with `/` and in the order of their
 * bytes; or over the contents of a single file. Links are followed, as helm follows them.
 */
export async function digestFiles(path: string): Promise<string> {
  if ((await stat(path)).isFile()) return `sha256:${await digestFile(path)}`;
  const lines = await pMap(await listFiles(path), async (file) => `${await digestFile(join(path, file))} ${file}\n`, {
    concurrency: openFiles,
  });
  return `sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const files = (await findFiles(folder, [])).map((file) => relative(folder, file).split(sep).join('/'));
  return files.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** What is neither file nor folder is left out, also a link to nothing, or to a folder that it is in: helm can't read a chart with one. */
async function findFiles(folder: string, above: readonly string[]): Promise<readonly string[]> {
  const here = await realpath(folder);
  if (above.includes(here)) return [];
  const found = await pMap(await readdir(folder), async (name) => {
    const path = join(folder, name);
    const about = await stat(path).catch(() => undefined);
    if (about?.isDirectory() === true) return findFiles(path, [...above, here]);
    return about?.isFile() === true ? [path] : [];
  });
  return found.flat();
}

/** In pieces: a chart may hold a file that does not fit into memory. */
async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
