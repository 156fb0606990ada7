import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join, relative } from 'node:path';
import { searchPath } from '../../../harness/source/tools/search-path.ts';
import { type TemporaryFolder, temporaryFolder } from '../chart/support/temporary-folder.ts';
import { writeProgram } from '../chart/support/write-program.ts';

describe('a program on PATH', () => {
  let folder: TemporaryFolder;
  let first: string;
  let second: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    first = join(folder.path, 'first');
    second = join(folder.path, 'second');
    await mkdir(first);
    await mkdir(second);
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  const find = (): Promise<string | undefined> => searchPath('helm', [join(folder.path, 'missing'), first, second].join(delimiter));

  it('is the first of its name', async () => {
    const other = await writeProgram(join(second, 'helm'));
    assert.equal(await find(), other);
    const helm = await writeProgram(join(first, 'helm'));
    assert.equal(await find(), helm);
  });

  it('may be a link to one', async () => {
    await symlink(await writeProgram(join(folder.path, 'helm-4')), join(first, 'helm'));
    assert.equal(await find(), join(first, 'helm'));
  });

  it('is no folder, no file that cannot be executed, and no link to nothing', async () => {
    await mkdir(join(first, 'helm'));
    await writeFile(join(second, 'helm'), '');
    assert.equal(await find(), undefined);
    assert.equal(await searchPath('missing', first), undefined);
  });

  it('is not looked for in the working directory where PATH is empty, or has an empty entry', async () => {
    const fromHere = relative(process.cwd(), await writeProgram(join(first, 'helm')));
    assert.equal(await searchPath(fromHere, ''), undefined);
    // No folder beside the empty ones: from a folder as deep as this checkout, `../…/helm` leads to the same file.
    assert.equal(await searchPath(fromHere, delimiter), undefined);
  });
});
