import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { findHelm } from '../../../harness/source/chart/find-helm.ts';
import { KnownValues } from '../../../harness/source/chart/known-values.ts';
import { readValueSources } from '../../../harness/source/chart/read-value-sources.ts';
import type { TemporaryFolder } from './support/temporary-folder.ts';
import { writeFiles } from '../support/write-files.ts';

const chartYaml = (name: string, rest = ''): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${rest}`;
const dependencies =
  'dependencies: [{name: db, version: 1.0.0, alias: first}, {name: db, version: 1.0.0, alias: second}, {name: packed, version: 1.0.0}]\n';

describe('what a chart says about its values', () => {
  let folder: TemporaryFolder;
  before(async () => {
    folder = await writeFiles({
      'app/Chart.yaml': chartYaml('app', dependencies),
      'app/values.yaml': 'a: 1\n',
      'app/values.schema.json': '{"properties": {"b": {}}}',
      'app/charts/db/Chart.yaml': chartYaml('db'),
      'app/charts/db/values.yaml': 'c: 1\n# d: 1\n',
      'app/charts/db/charts/deep/Chart.yaml': chartYaml('deep'),
      'app/charts/db/charts/deep/values.yaml': 'e: 1\n',
      'app/charts/_kept/Chart.yaml': chartYaml('kept'),
      'app/charts/.README.md': 'no chart',
      'packed/Chart.yaml': chartYaml('packed'),
      'packed/values.yaml': 'f: 1\n',
    });
    const helm = await findHelm();
    const at = (path: string): string => join(folder.path, path);
    await execa(helm.path, ['package', at('packed'), `--destination=${at('app/charts')}`]);
    await execa(helm.path, ['package', at('app'), `--destination=${folder.path}`]);
  });
  after(() => folder[Symbol.asyncDispose]());

  for (const path of ['app', 'app-1.0.0.tgz'])
    it(`is in its files and those of the charts in it, by the names that it gives them: ${path}`, async () => {
      const known = new KnownValues(await readValueSources(join(folder.path, path)));
      for (const key of ['a', 'b', 'first.c', 'second.c', 'second.d', 'first.deep.e', 'packed.f'])
        assert.equal(known.knows(key), true, key);
      for (const key of ['c', 'db.c', 'deep.e', 'packed.c', 'kept']) assert.equal(known.knows(key), false, key);
    });

  it('is nothing where its files are broken', async () => {
    await using own = await writeFiles({ 'app/Chart.yaml': 'a: [', 'app/values.yaml': 'a: [', 'app/values.schema.json': '{' });
    await writeFile(join(own.path, 'broken.tgz'), 'no archive');
    for (const path of ['app', 'broken.tgz']) {
      assert.equal(new KnownValues(await readValueSources(join(own.path, path))).knows('a'), false);
    }
  });

  it('has an end where a chart holds itself', async () => {
    await using own = await writeFiles({ 'app/Chart.yaml': chartYaml('app'), 'app/values.yaml': 'a: 1\n' });
    await mkdir(join(own.path, 'app/charts'));
    await symlink('..', join(own.path, 'app/charts/up'));
    const known = new KnownValues(await readValueSources(join(own.path, 'app')));
    assert.deepEqual([known.knows('app.app.a'), known.knows('app.app.app.app.app.a')], [true, false]);
  });
});
