import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSuite } from '../../harness/suite/find-suite.ts';
import { readSuite } from '../../harness/suite/read-suite.ts';
import { dialects } from './dialects.ts';
import { rightSuite } from './wrong/right-suite.ts';

describe('the suite of a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-suite-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  for (const name of ['netpol.yaml', 'netpol.yml']) {
    it(`${name} is found and read`, async () => {
      await writeFile(join(folder, name), rightSuite);
      const file = await findSuite(folder);
      assert.equal(file, join(folder, name));
      const suite = await readSuite(file, dialects);
      assert.deepEqual(suite.source, { kind: 'chart', path: folder, valuesFiles: [] });
    });
  }

  for (const name of ['netpol.config.ts', 'netpol.config.mjs']) {
    it(`${name} is found and read`, async () => {
      const scenarios = "[{ id: 'a', claim: 'a', expect: () => [] }]";
      const text = `export default ({ defineSuite }) => defineSuite({ engines: { cilium: {} }, claims: { a: 'A' }, scenarios: ${scenarios} });`;
      await writeFile(join(folder, name), name.endsWith('.ts') ? text.replace('({ defineSuite })', '({ defineSuite }: any)') : text);
      assert.deepEqual(Object.keys((await readSuite((await findSuite(folder)) ?? '', dialects)).engines), ['cilium']);
    });
  }

  it('there may be none', async () => {
    await writeFile(join(folder, 'values.yaml'), '');
    assert.equal(await findSuite(folder), undefined);
    assert.equal(await findSuite(join(folder, 'nowhere')), undefined);
  });

  it('two of them are one too many', async () => {
    await writeFile(join(folder, 'netpol.yaml'), '');
    await writeFile(join(folder, 'netpol.config.mjs'), '');
    await assert.rejects(findSuite(folder), {
      message: `${folder} holds several suites: netpol.yaml, netpol.config.mjs; keep one, or name the file.`,
    });
  });

  for (const [what, name, says] of [
    ['that is not there', 'netpol.yaml', 'there is no such file.'],
    ['that is a module and not there', 'netpol.config.mjs', 'there is no such file.'],
    ['with another name', 'suite.json', 'is no suite by its name; a suite is a .yaml, .yml, .ts, .mts, .mjs or .js file.'],
  ] as const) {
    it(`a file ${what} is refused`, async () => {
      await assert.rejects(readSuite(join(folder, name), dialects), {
        name: 'UserError',
        exitCode: 3,
        message: `${join(folder, name)}: ${says}`,
      });
    });
  }

  it('a folder called like a suite is refused', async () => {
    await mkdir(join(folder, 'netpol.yaml'));
    await assert.rejects(readSuite(join(folder, 'netpol.yaml'), dialects), { name: 'UserError', message: /netpol\.yaml: can't be read: / });
  });

  it('a file that is too large is refused', async () => {
    await writeFile(join(folder, 'netpol.yaml'), '#'.repeat(1_048_577));
    await assert.rejects(readSuite(join(folder, 'netpol.yaml'), dialects), { name: 'UserError', message: /more than 1 MiB/ });
  });
});
