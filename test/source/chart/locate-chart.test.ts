import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locateChart } from '../../../harness/source/chart/locate-chart.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';
import { writeChart } from './support/write-chart.ts';

describe('a chart', () => {
  let folder: TemporaryFolder;
  before(async () => {
    folder = await temporaryFolder();
  });
  after(() => folder[Symbol.asyncDispose]());

  async function refuses(chart: string, message: string): Promise<void> {
    await assert.rejects(locateChart(chart), (error) => {
      assert.ok(error instanceof UserError);
      assert.deepEqual([error.exitCode, error.message], [2, message]);
      return true;
    });
  }

  it('may be in a registry, which is not asked', async () => {
    assert.equal(await locateChart('oci://registry.invalid/charts/tiny:1.2.3'), 'oci');
  });

  it('may be a folder with a Chart.yaml', async () => {
    await using chart = await writeChart({});
    assert.equal(await locateChart(chart.path), 'directory');
  });

  it('may be a file, whatever its name', async () => {
    const packed = join(folder.path, 'oci:');
    await writeFile(packed, '');
    assert.equal(await locateChart(packed), 'archive');
  });

  it('is no folder without one, and has to be there', async () => {
    const hint = "name a chart's folder, a .tgz file, or oci://…";
    await refuses(folder.path, `chart ${folder.path} has no Chart.yaml; ${hint}`);
    await refuses('/no/such/oci://', `chart /no/such/oci:// does not exist; ${hint}`);
  });
});
