import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Zip, ZipDeflate, zipSync } from 'fflate';
import { unzipEntry } from '../../../harness/source/tools/unzip-entry.ts';

/** Of an entry's header: its length without the name, and where it says how long the entry is. Source: PKWARE, APPNOTE.TXT, 4.3.7. */
const headerBytes = 30;
const sizeOffset = 22;
/** The first byte of a stream whose block is of the fourth of three types. Source: RFC 1951, 3.2.3. */
const noSuchBlock = 0b111;

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

  it('takes an archive that was written in pieces, which does not say how long an entry is', async () => {
    const pieces: Uint8Array[] = [];
    const zip = new Zip((_error, piece) => pieces.push(piece));
    const entry = new ZipDeflate('a');
    zip.add(entry);
    entry.push(content, true);
    zip.end();
    const archive = join(folder, 'pieces.zip');
    await writeFile(archive, Buffer.concat(pieces));
    await unzipEntry(archive, 'a', join(folder, 'pieces'));
    assert.ok((await readFile(join(folder, 'pieces'))).equals(content));
  });

  it('says that an entry is not as long as the archive says', async () => {
    const archive = await archiveOf({ a: content }, 6);
    const bytes = await readFile(archive);
    bytes.writeUInt32LE(299_999, sizeOffset);
    await writeFile(archive, bytes);
    await assert.rejects(unzipEntry(archive, 'a', join(folder, 'longer')), { message: 'entry a should have 299999 bytes, but has 300000' });
  });

  it('says that an entry is damaged', async () => {
    const archive = await archiveOf({ a: content }, 6);
    const bytes = await readFile(archive);
    bytes[headerBytes + 'a'.length] = noSuchBlock;
    await writeFile(archive, bytes);
    await assert.rejects(unzipEntry(archive, 'a', join(folder, 'damaged')), { message: 'invalid block type' });
  });
});
