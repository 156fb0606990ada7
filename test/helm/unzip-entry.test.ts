import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { unzipEntry } from '../../harness/helm/unzip-entry.ts';

describe('unzipEntry', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-zip-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const content = Uint8Array.from({ length: 300_000 }, (_, index) => (index * index) % 251);

  async function archiveOf(files: Record<string, Uint8Array>, level: 0 | 6): Promise<string> {
    const path = join(folder, `${String(level)}.zip`);
    await writeFile(path, zipSync(files, { level }));
    return path;
  }

  for (const level of [0, 6] as const) {
    it(`writes one entry and no other (level ${String(level)})`, async () => {
      const archive = await archiveOf({ 'a/a': content.slice(5), 'a/b': content, c: content.slice(9) }, level);
      const target = join(folder, `out-${String(level)}`);
      await unzipEntry(archive, 'a/b', target);
      assert.ok((await readFile(target)).equals(content));
    });
  }

  it('says that an entry is missing, and that an archive ends too early', async () => {
    const archive = await archiveOf({ a: content }, 6);
    await assert.rejects(unzipEntry(archive, 'b', join(folder, 'missing')), /no complete entry b/);
    const whole = await readFile(archive);
    await writeFile(archive, whole.subarray(0, whole.length / 2));
    await assert.rejects(unzipEntry(archive, 'a', join(folder, 'half')), /no complete entry a|unexpected EOF/);
  });
});
