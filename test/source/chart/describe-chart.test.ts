import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeChart } from '../../../harness/source/chart/describe-chart.ts';
import { type Helm, findHelm } from '../../../harness/source/chart/find-helm.ts';
import { renderChart } from '../../../harness/source/chart/render-chart.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { writeChart } from './support/write-chart.ts';
import { writeProgram } from './support/write-program.ts';
import { withEnvironment } from './support/with-environment.ts';

describe('describeChart', () => {
  let helm: Helm;
  before(async () => {
    helm = await findHelm();
  });

  it('reads name and version and says which helm', async () => {
    await using chart = await writeChart({});
    const { digest, ...info } = await describeChart({ helm, chart: chart.path });
    assert.deepEqual(info, {
      kind: 'chart',
      path: chart.path,
      name: 'tiny',
      version: '1.2.3',
      tool: `helm ${helm.version}`,
      valuesFiles: [],
      leftOut: [],
    });
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
  });

  it('gives the same digest for what renders the same, another where a link leads to something else', async () => {
    await using shared = await temporaryFolder();
    const template = join(shared.path, 'a.yaml');
    await using chart = await writeChart({ 'templates/NOTES.txt': '' });
    await symlink(template, join(chart.path, 'templates/a.yaml'));
    const digestWith = async (kind: string): Promise<string> => {
      await writeFile(template, `apiVersion: v1\nkind: ${kind}\nmetadata: {name: a}\n`);
      const { manifests } = await renderChart({ helm, chart: chart.path, release: 'r', namespace: 'ns', values: {} });
      assert.deepEqual(
        manifests.map(({ object }) => object.kind),
        [kind],
      );
      return (await describeChart({ helm, chart: chart.path })).digest;
    };
    const first = await digestWith('ConfigMap');
    assert.notEqual(await digestWith('Secret'), first);
    assert.equal(await digestWith('ConfigMap'), first);
  });

  it('fetches one in a registry, and leaves nothing behind', async () => {
    await using folder = await temporaryFolder();
    const path = await writeProgram(
      join(folder.path, 'helm'),
      'for argument; do case $argument in --destination=*) folder=${argument#--destination=} ;; esac; done',
      'if [ "$1" = pull ]; then printf packed > "$folder/tiny.tgz"; else printf "name: tiny\\nversion: 1.2.3\\n"; fi',
    );
    const temporary = join(folder.path, 'tmp');
    await mkdir(temporary);
    const chart = 'oci://registry.invalid/charts/tiny';
    const described = await withEnvironment({ TMPDIR: temporary }, () => describeChart({ helm: { path, version: '4.0.0' }, chart }));
    assert.deepEqual(described, {
      kind: 'chart',
      path: chart,
      name: 'tiny',
      version: '1.2.3',
      digest: `sha256:${createHash('sha256').update('packed').digest('hex')}`,
      tool: 'helm 4.0.0',
      valuesFiles: [],
      leftOut: [],
    });
    assert.deepEqual(await readdir(temporary), []);
  });

  it('says that a chart has no name or no version', async () => {
    await using folder = await temporaryFolder();
    await using chart = await writeChart({});
    const old = { path: await writeProgram(join(folder.path, 'helm'), 'echo "name: tiny"'), version: '3.0.0' };
    await assert.rejects(describeChart({ helm: old, chart: chart.path }), {
      message: `chart ${chart.path}: its Chart.yaml has no name or no version`,
      exitCode: 2,
    });
  });

  for (const where of ['on this machine', 'in a registry'] as const)
    it(`ends with the reason when it is interrupted, with a chart ${where}`, async () => {
      await using folder = await temporaryFolder();
      await using written = await writeChart({});
      const failing = { path: await writeProgram(join(folder.path, 'helm'), 'exit 1'), version: '4.0.0' };
      const reason = new Error('interrupted');
      const chart = where === 'in a registry' ? 'oci://registry.invalid/charts/tiny' : written.path;
      await assert.rejects(describeChart({ helm: failing, chart, signal: AbortSignal.abort(reason) }), reason);
    });

  it('refuses a chart that helm cannot read', async () => {
    await using chart = await writeChart({ 'Chart.yaml': 'name: [' });
    await assert.rejects(describeChart({ helm, chart: chart.path }), /cannot be read/);
  });
});
