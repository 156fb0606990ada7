import assert from 'node:assert/strict';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeChart } from '../../harness/helm/describe-chart.ts';
import { type Helm, findHelm } from '../../harness/helm/find-helm.ts';
import { writeChart } from './support/write-chart.ts';

describe('describeChart', () => {
  let helm: Helm;
  before(async () => {
    helm = await findHelm();
  });

  it('reads name and version and says which helm', async () => {
    await using chart = await writeChart({});
    const { digest, ...info } = await describeChart({ helm, chart: chart.path });
    assert.deepEqual(info, { path: chart.path, name: 'tiny', version: '1.2.3', helm: helm.version });
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
  });

  it('gives the same digest for the same files, another for any change of name or content', async () => {
    const files = { 'templates/a.yaml': 'a', 'templates/b.yaml': 'b' };
    await using chart = await writeChart(files);
    await using copy = await writeChart(files);
    const digest = async () => (await describeChart({ helm, chart: chart.path })).digest;
    const first = await digest();
    assert.equal((await describeChart({ helm, chart: copy.path })).digest, first);
    await rename(join(chart.path, 'templates/a.yaml'), join(chart.path, 'templates/c.yaml'));
    const renamed = await digest();
    await writeFile(join(chart.path, 'templates/c.yaml'), 'A');
    assert.equal(new Set([first, renamed, await digest()]).size, 3);
  });

  it('refuses a chart that helm cannot read', async () => {
    await using chart = await writeChart({ 'Chart.yaml': 'name: [' });
    await assert.rejects(describeChart({ helm, chart: chart.path }), /cannot be read/);
  });
});
