import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describeChart } from '../../harness/source/chart/describe-chart.ts';
import { findHelm, type Helm } from '../../harness/source/chart/find-helm.ts';
import { searchPath } from '../../harness/source/tools/search-path.ts';
import { renderChart } from '../../harness/source/chart/render-chart.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { writeChart } from '../source/chart/support/write-chart.ts';

const blockBytes = 512;
const chartYaml = 'apiVersion: v2\nname: tiny\nversion: 1.2.3\n';

/** A tar archive in the oldest format, which takes any name. Source: POSIX, "ustar Interchange Format". */
function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => {
    const header = Buffer.alloc(blockBytes);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write('0', 156);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return Buffer.concat([header, Buffer.from(text.padEnd(Math.ceil(text.length / blockBytes) * blockBytes, '\0'))]);
  });
  return Buffer.concat([...entries, Buffer.alloc(2 * blockBytes)]);
}

describe('a chart from a stranger', function () {
  this.timeout(120_000);
  let helm: Helm;
  let folder: string;
  before(async () => {
    helm = await findHelm();
    folder = await mkdtemp(join(tmpdir(), 'hostile-chart-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function refused(chart: string, expected: RegExp): Promise<void> {
    const options = { helm, chart, release: 'r', namespace: 'ns', values: {} };
    await assert.rejects(renderChart(options), (error) => error instanceof UserError && expected.test(error.message));
  }

  for (const name of ['../escaped', 'tiny/../../escaped', '/tmp/escaped']) {
    it(`an archive with ${name} writes nothing`, async () => {
      const archive = join(folder, 'tiny.tgz');
      await writeFile(archive, gzipSync(tarOf({ 'tiny/Chart.yaml': chartYaml, [name]: 'x' })));
      await renderChart({ helm, chart: archive, release: 'r', namespace: 'ns', values: {} }).catch((error: unknown) => {
        assert.ok(error instanceof UserError, String(error));
      });
      assert.deepEqual(await readdir(folder), ['tiny.tgz']);
      assert.ok(!(await readdir(tmpdir())).includes('escaped'));
    });
  }

  it('an archive with a file of 20 MB is refused by helm itself, one of 2 MB is not', async () => {
    const archive = join(folder, 'tiny.tgz');
    const write = (bytes: number): Promise<void> =>
      writeFile(archive, gzipSync(tarOf({ 'tiny/Chart.yaml': chartYaml, 'tiny/templates/a.yaml': `# ${'a'.repeat(bytes)}` })));
    await write(2_000_000);
    assert.deepEqual((await renderChart({ helm, chart: archive, release: 'r', namespace: 'ns', values: {} })).manifests, []);
    await write(20_000_000);
    await refused(archive, /unable to load chart archive|exceeds the maximum/);
    await rm(archive);
  });

  it('a chart that prints without end is refused', async () => {
    await using chart = await writeChart({ 'templates/a.yaml': '# {{ repeat 40000000 "a" }}\n' });
    await refused(chart.path, /prints more than 32 MiB/);
  });

  it('a chart that fills the memory is refused', async function () {
    if ((await searchPath('prlimit', process.env['PATH'] ?? '')) === undefined) this.skip();
    await using chart = await writeChart({ 'templates/a.yaml': '# {{ repeat 1700000000 "a" | len }}\n' });
    await refused(chart.path, /does not render: helm needs more than 1536 MiB of memory/);
  });

  it('a chart whose templates run in circles is refused', async () => {
    await using chart = await writeChart({ 'templates/a.yaml': '{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}' });
    await refused(chart.path, /does not render/);
  });

  it('a chart whose name begins like an option is a chart', async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      await writeFile('--post-renderer=x.tgz', gzipSync(tarOf({ 'tiny/Chart.yaml': chartYaml })));
      assert.equal((await describeChart({ helm, chart: '--post-renderer=x.tgz' })).name, 'tiny');
      assert.deepEqual(
        (await renderChart({ helm, chart: '--post-renderer=x.tgz', release: 'r', namespace: 'ns', values: {} })).manifests,
        [],
      );
    } finally {
      process.chdir(before);
    }
  });
});
