import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { blocksOf, readPage } from './read-page.ts';

const api = fileURLToPath(new URL('../../api/index.ts', import.meta.url));

// That the package has these names and types, test/tools/package shows.
describe('docs/api.md', function () {
  this.timeout(120_000);
  let folder: string;
  let outputs: readonly string[];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'api-docs-'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    const blocks = blocksOf(await readPage('docs/api.md'), 'ts');
    outputs = await Promise.all(blocks.map(runBlock));
  });
  after(() => rm(folder, { recursive: true }));

  async function runBlock(code: string, position: number): Promise<string> {
    const file = join(folder, `block-${String(position)}.ts`);
    await writeFile(file, code.replace("'netpol-conformance'", `'${api}'`));
    return (await execa('node', ['--import', import.meta.resolve('tsx'), file], { cwd: folder })).stdout;
  }

  it('runs a suite that is a value, with packets', () => {
    assert.equal(outputs[0], 'ok packets');
  });

  it('asks what policies say of a flow', () => {
    assert.match(outputs[1] ?? '', /^proxy allowed .*\nstranger denied /);
  });

  it('makes reports of a suite from a file', async () => {
    assert.match(outputs[2] ?? '', /PREDICTION ONLY/);
    assert.match(await readFile(join(folder, 'report.html'), 'utf8'), /^<!doctype html>/i);
  });
});
