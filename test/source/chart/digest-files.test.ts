import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestFiles } from '../../../harness/source/chart/digest-files.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a folder of these files has for a digest, paths in the order of their bytes. */
function digestOf(files: readonly (readonly [path: string, text: string])[]): string {
  return `sha256:${sha256(files.map(([path, text]) => `${sha256(text)} ${path}\n`).join(''))}`;
}

describe("a chart's digest", () => {
  let folder: TemporaryFolder;
  let chart: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    chart = join(folder.path, 'chart');
    await write('chart/Chart.yaml', 'name: tiny');
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  async function write(path: string, text: string): Promise<string> {
    const file = join(folder.path, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return file;
  }

  it("is a file's own where it is packed", async () => {
    assert.equal(await digestFiles(await write('tiny.tgz', 'packed')), `sha256:${sha256('packed')}`);
  });

  it('is over the path and the contents of every file, by the bytes of the paths', async () => {
    // A full-width letter is before a sheep by bytes, and after it by units of UTF-16.
    const files = [
      ['Chart.yaml', 'name: tiny'],
      ['a-b', '1'],
      ['a/b', '2'],
      ['a/b.c/d', ''],
      ['é', '3'],
      ['\u{ff21}', '4'],
      ['\u{1f411}', '5'],
    ] as const;
    for (const [path, text] of files) await write(`chart/${path}`, text);
    await mkdir(join(chart, 'empty'));
    assert.equal(await digestFiles(chart), digestOf(files));
    assert.equal(await digestFiles(`${chart}/`), digestOf(files));
  });

  it('is over a file of several pieces', async () => {
    const text = Array.from({ length: 40_000 }, (_, at) => String(at)).join('\n');
    await write('chart/big', text);
    assert.equal(
      await digestFiles(chart),
      digestOf([
        ['Chart.yaml', 'name: tiny'],
        ['big', text],
      ]),
    );
  });

  it('is over what links lead to, as what helm renders is', async () => {
    await write('shared/a.yaml', 'a: 1');
    await symlink('../shared/a.yaml', join(chart, 'a.yaml'));
    await symlink(join(folder.path, 'shared'), join(chart, 'shared'));
    const after = (text: string): string =>
      digestOf([
        ['Chart.yaml', 'name: tiny'],
        ['a.yaml', text],
        ['shared/a.yaml', text],
      ]);
    assert.equal(await digestFiles(chart), after('a: 1'));
    await write('shared/a.yaml', 'a: 2');
    assert.equal(await digestFiles(chart), after('a: 2'));
  });

  it('has an end where links lead in a circle, or to nothing', async () => {
    await mkdir(join(chart, 'a'));
    await symlink('..', join(chart, 'a', 'up'));
    await symlink('nowhere', join(chart, 'b'));
    await symlink('c', join(chart, 'c'));
    assert.equal(await digestFiles(chart), digestOf([['Chart.yaml', 'name: tiny']]));
  });
});
