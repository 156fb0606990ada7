import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

/** Compare a text with a committed file; with UPDATE_GOLDEN=1 write the file instead. */
export async function assertGolden(file: URL, text: string): Promise<void> {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, text);
    return;
  }
  assert.equal(text, await readFile(file, 'utf8').catch(() => ''), `${file.pathname} differs; after a look, UPDATE_GOLDEN=1 writes it`);
}
