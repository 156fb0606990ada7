import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../api/run.ts';
import { outsideMocha } from '../scenario/outside-mocha.ts';

describe('run, as a function', () => {
  it("takes scenarios from a user's file, and says how to repeat them", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-api-'));
    try {
      const file = join(folder, 'mine.mjs');
      const expect = "expect: () => [denied('prometheus', 'controller:metrics', 'it is open')]";
      await writeFile(
        file,
        `export default ({ scenario, denied }) => {
           scenario({ id: 'mine', claim: 'health', title: 't', engines: ['kubernetes'], values: () => ({ networkPolicy: { enabled: false } }), ${expect} });
         };`,
      );
      const { cells, summary } = await outsideMocha(() => run({ scenarioFiles: [file], cluster: 'predict' }));
      assert.equal(summary.outcome, 'failed');
      const mine = cells.find(({ scenario }) => scenario === 'mine');
      assert.match(mine?.flows[0]?.repeat ?? '', /--scenario mine .*--cluster predict .*--scenario-file \S+mine\.mjs/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
