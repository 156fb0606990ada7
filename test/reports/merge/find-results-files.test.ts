import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findResultsFiles } from '../../../reports/merge/find-results-files.ts';

let folder = '';

describe('findResultsFiles', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-find-'));
    for (const path of ['one', 'many/b/deep', 'many/a', 'none']) await mkdir(join(folder, path), { recursive: true });
    for (const path of ['one/results.json', 'many/b/deep/results.json', 'many/a/results.json', 'other.json', 'none/junit.xml'])
      await writeFile(join(folder, path), '{}');
    await symlink(join(folder, 'one'), join(folder, 'alias'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const [name, paths, expected] of [
    ['a file is itself, whatever its name', ['other.json'], ['other.json']],
    ['a directory is its results.json', ['one'], ['one/results.json']],
    ['or every one below it, in order', ['many'], ['many/a/results.json', 'many/b/deep/results.json']],
    ['several paths, in their order', ['many/b', 'one'], ['many/b/deep/results.json', 'one/results.json']],
    ['the same file by two names counts once', ['one', 'alias', 'one/results.json'], ['one/results.json']],
  ] as const) {
    it(name, async () => {
      const found = await findResultsFiles(paths.map((path) => join(folder, path)));
      assert.deepEqual(
        found,
        expected.map((path) => join(folder, path)),
      );
    });
  }

  it('names the directory that holds none, and the path that is not there', async () => {
    await assert.rejects(findResultsFiles([join(folder, 'none')]), /none holds no results\.json, nor does a folder in it.*--out/);
    await assert.rejects(findResultsFiles([join(folder, 'nowhere')]), /nowhere can't be read: there is nothing of that name/);
  });
});
