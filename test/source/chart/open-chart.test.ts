import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Helm } from '../../../harness/source/chart/find-helm.ts';
import { openChart, type OpenChartOptions, type OpenedChart } from '../../../harness/source/chart/open-chart.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';
import { writeChart } from './support/write-chart.ts';
import { writeProgram } from './support/write-program.ts';
import { withEnvironment } from './support/with-environment.ts';

const reference = 'oci://registry.invalid/charts/tiny:1.2.3';
const findDestination = 'for argument; do case $argument in --destination=*) folder=${argument#--destination=} ;; esac; done';

describe('openChart', () => {
  let folder: TemporaryFolder;
  let temporary: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    temporary = join(folder.path, 'tmp');
    await mkdir(temporary);
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  const open = (options: OpenChartOptions): Promise<OpenedChart> => withEnvironment({ TMPDIR: temporary }, () => openChart(options));

  /** A helm that fetches in these words: no registry is at hand. */
  async function helmThat(...lines: readonly string[]): Promise<Helm> {
    const path = await writeProgram(join(folder.path, 'helm'), 'printf "%s\\n" "$@" > "$0.args"', findDestination, ...lines);
    return { path, version: '4.0.0' };
  }

  it('fetches a chart from its registry, until it is disposed', async () => {
    const helm = await helmThat('echo provenance > "$folder/a.prov"', 'echo packed > "$folder/tiny-1.2.3.tgz"');
    let path: string;
    {
      await using chart = await open({ helm, chart: reference });
      path = chart.path;
      assert.equal(basename(path), 'tiny-1.2.3.tgz');
      assert.equal(await readFile(path, 'utf8'), 'packed\n');
    }
    const args = (await readFile(`${helm.path}.args`, 'utf8')).trim().split('\n');
    assert.deepEqual(args, ['pull', `--destination=${dirname(path)}`, '--', reference]);
    assert.match(basename(dirname(path)), /^netpol-conformance-chart-/);
    assert.deepEqual(await readdir(temporary), []);
  });

  async function refuses(helm: Helm, message: string): Promise<void> {
    await assert.rejects(open({ helm, chart: reference }), (error) => {
      assert.ok(error instanceof UserError, String(error));
      assert.deepEqual([error.exitCode, error.message], [2, message]);
      return true;
    });
    assert.deepEqual(await readdir(temporary), []);
  }

  it('says what helm says where it cannot fetch, and leaves nothing behind', async () => {
    const helm = await helmThat('echo half > "$folder/tiny.tgz"', 'echo "Error: no such tag" >&2', 'exit 1');
    await refuses(helm, `chart ${reference} cannot be fetched: no such tag`);
  });

  it('does not take just any file for the chart', async () => {
    await refuses(await helmThat('echo x > "$folder/.tgz.part"'), `chart ${reference} cannot be fetched: helm pull wrote no archive`);
  });

  it('ends with the reason when it is interrupted', async () => {
    const reason = new Error('interrupted');
    await assert.rejects(open({ helm: await helmThat('exit 1'), chart: reference, signal: AbortSignal.abort(reason) }), reason);
    assert.deepEqual(await readdir(temporary), []);
  });

  it('leaves a chart on this machine where it is', async () => {
    await using chart = await writeChart({});
    const helm = await helmThat('exit 1');
    const opened = await open({ helm, chart: chart.path });
    assert.equal(opened.path, chart.path);
    await opened[Symbol.asyncDispose]();
    assert.deepEqual(await readdir(chart.path), ['Chart.yaml']);
  });
});
