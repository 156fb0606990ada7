import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { clusters } from '../cli/commands/clusters.ts';
import { clusterNames } from '../cli/flags/cluster-flags.ts';
import { frontEnds } from '../harness/dialects/front-ends.ts';
import { reporters } from '../reports/registry.ts';
import { reporterNames } from '../reports/reporter-names.ts';
import { egressTable, ingressTable } from '../scenarios/tables/rows.ts';

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).map((name) => name.replace(/\.ts$/, '')).sort();
}

describe('registries are complete', () => {
  it('every row file is in its table', async () => {
    for (const [direction, table] of [
      ['ingress', ingressTable],
      ['egress', egressTable],
    ] as const) {
      assert.deepEqual(
        table.map(({ id }) => id).sort(),
        (await filesIn(`scenarios/tables/${direction}`)).map((file) => `${direction}/${file}`),
      );
    }
  });

  it('every dialect folder has its front end in the registry', async () => {
    const folders: string[] = [];
    for (const entry of await readdir('harness/policy', { withFileTypes: true })) {
      if (entry.isDirectory() && (await readdir(`harness/policy/${entry.name}`)).includes('front-end.ts')) folders.push(entry.name);
    }
    assert.equal(frontEnds.length, folders.length, folders.join(', '));
    assert.equal(new Set(frontEnds.flatMap(({ kinds }) => kinds)).size, frontEnds.flatMap(({ kinds }) => kinds).length);
  });

  it('every reporter has its place in the registry, under its own name', async () => {
    const files = (await readdir('reports', { recursive: true })).filter((file) => file.endsWith('-reporter.ts'));
    assert.deepEqual(files.map((file) => file.replace(/^.*\/|-reporter\.ts$/g, '')).sort(), Object.keys(reporters).sort());
    assert.deepEqual(Object.keys(reporters).sort(), [...reporterNames].sort());
    for (const [name, reporter] of Object.entries(reporters)) assert.equal(reporter.name, name);
  });

  it('every name that --cluster takes has its cluster', () => {
    assert.deepEqual(Object.keys(clusters).sort(), [...clusterNames].sort());
  });
});
