import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findHelm, type Helm } from '../../../harness/source/chart/find-helm.ts';
import { renderNotes } from '../../../harness/source/chart/render-notes.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { writeChart } from './support/write-chart.ts';
import { withEnvironment } from './support/with-environment.ts';

describe('renderNotes', () => {
  let helm: Helm;
  before(async () => {
    helm = await findHelm();
  });

  it('renders NOTES.txt with the values', async () => {
    await using chart = await writeChart({
      'templates/NOTES.txt': 'Hello {{ .Values.who }}: "{{ .Release.Name }}"\n',
      'templates/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    });
    const options = { helm, chart: chart.path, release: 'r', namespace: 'ns', values: { who: 'world' } };
    assert.equal(await renderNotes(options), 'Hello world: "r"\n');
  });

  it('says that there are none, also where there are no templates, and leaves nothing behind', async () => {
    await using folder = await temporaryFolder();
    const temporary = join(folder.path, 'tmp');
    await mkdir(temporary);
    await mkdir(join(folder.path, 'chart'));
    await writeFile(join(folder.path, 'chart', 'Chart.yaml'), 'apiVersion: v2\nname: tiny\nversion: 1.2.3\n');
    await assert.rejects(
      withEnvironment({ TMPDIR: temporary }, () =>
        renderNotes({ helm, chart: join(folder.path, 'chart'), release: 'r', namespace: 'ns', values: {} }),
      ),
      (error) => error instanceof UserError && error.message.includes('NOTES.txt'),
    );
    assert.deepEqual(await readdir(temporary), []);
  });

  it('does not render those of a packed chart', async () => {
    await using folder = await temporaryFolder();
    const chart = join(folder.path, 'tiny.tgz');
    await writeFile(chart, 'packed');
    await assert.rejects(renderNotes({ helm, chart, release: 'r', namespace: 'ns', values: {} }), {
      message: `chart ${chart}: the notes of a packed chart cannot be rendered; unpack it first`,
      exitCode: 2,
    });
  });
});
