import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { clusters } from '../harness/cli/commands/clusters.ts';
import { clusterNames } from '../harness/cli/flags/cluster-flags.ts';
import { frontEnds } from '../harness/policy/front-ends.ts';
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

  it('every name that --cluster takes has its cluster', () => {
    assert.deepEqual(Object.keys(clusters).sort(), [...clusterNames].sort());
  });
});
