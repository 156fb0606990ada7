import assert from 'node:assert/strict';
import { findHelm } from '../../harness/helm/find-helm.ts';
import { renderNotes } from '../../harness/helm/render-notes.ts';
import { writeChart } from './support/write-chart.ts';

describe('renderNotes', () => {
  it('renders NOTES.txt with the values', async () => {
    await using chart = await writeChart({ 'templates/NOTES.txt': 'Hello {{ .Values.who }}: "{{ .Release.Name }}"\n' });
    const options = { helm: await findHelm(), chart: chart.path, release: 'r', namespace: 'ns', values: { who: 'world' } };
    assert.equal(await renderNotes(options), 'Hello world: "r"\n');
  });
});
