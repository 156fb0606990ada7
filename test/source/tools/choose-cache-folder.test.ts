import assert from 'node:assert/strict';
import { chmod, chown, lstat, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { chooseCacheFolder } from '../../../harness/source/tools/choose-cache-folder.ts';
import { type TemporaryFolder, temporaryFolder } from '../chart/support/temporary-folder.ts';

const { uid } = userInfo();
const ownName = `netpol-conformance-${String(uid)}`;

describe('the folder to keep helm in', () => {
  let folder: TemporaryFolder;
  let preferred: string;
  /** Below a file nobody can make a folder. */
  let impossible: string;
  let temporary: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    preferred = join(folder.path, 'node_modules', '.cache');
    temporary = join(folder.path, 'tmp');
    await writeFile(join(folder.path, 'file'), '');
    impossible = join(folder.path, 'file', '.cache');
    await mkdir(temporary);
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  async function assertClosed(path: string): Promise<void> {
    const found = await lstat(path);
    assert.ok(found.isDirectory());
    assert.equal((found.mode & 0o777).toString(8), '700');
  }

  it('is below the preferred one, which need not be there yet', async () => {
    assert.equal(await chooseCacheFolder(preferred, temporary), join(preferred, 'netpol-conformance'));
    assert.ok((await stat(join(preferred, 'netpol-conformance'))).isDirectory());
    assert.equal(await chooseCacheFolder(preferred, temporary), join(preferred, 'netpol-conformance'));
    assert.deepEqual(await readdir(temporary), []);
  });

  it('is one of our own among the temporary files where the preferred one cannot be written, every time the same', async () => {
    const own = await chooseCacheFolder(impossible, temporary);
    assert.equal(own, join(temporary, ownName));
    await assertClosed(own);
    assert.equal(await chooseCacheFolder(impossible, temporary), own);
  });

  it('is made where the folder of temporary files is not there', async () => {
    const missing = join(temporary, 'of', 'mine');
    assert.equal(await chooseCacheFolder(impossible, missing), join(missing, ownName));
  });

  it('is closed to others before it is used', async () => {
    const own = join(temporary, ownName);
    await mkdir(own);
    await chmod(own, 0o777);
    assert.equal(await chooseCacheFolder(impossible, temporary), own);
    await assertClosed(own);
  });

  /** Someone else was there first. */
  async function assertFresh(): Promise<void> {
    const fresh = await chooseCacheFolder(impossible, temporary);
    assert.equal(dirname(fresh), temporary);
    assert.match(fresh, /\/netpol-conformance-[^/]{6}$/);
    assert.notEqual(fresh, join(temporary, ownName));
    await assertClosed(fresh);
  }

  it('is a fresh one where a file has its name', async () => {
    await writeFile(join(temporary, ownName), '');
    await assertFresh();
  });

  it('is a fresh one where a link has its name', async () => {
    await mkdir(join(folder.path, 'elsewhere'));
    await symlink(join(folder.path, 'elsewhere'), join(temporary, ownName));
    await assertFresh();
  });

  // Only root can give a folder away.
  if (uid === 0)
    it("is a fresh one where its name is taken by another's folder", async () => {
      await mkdir(join(temporary, ownName));
      await chown(join(temporary, ownName), 1, 1);
      await assertFresh();
    });
});
