import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { poll } from '../../../../harness/time/poll.ts';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import { pod, topology } from '../topology.ts';
import { startCluster } from '../with-cluster.ts';
import { onlyAgent } from './inside-agent.ts';
import { assertWell, deployGuarded, detailsOf, knownFlows, probeKnown } from './known-verdicts.ts';
import { liftLimit, limitFiles } from './limit-files.ts';
import { openFiles } from './open-files.ts';

const starved = fileURLToPath(new URL('../fixtures/run-starved.ts', import.meta.url));
const remedy = /This process may open no more files: raise the limit with "ulimit -n 4096" in the same shell, and run again\.$/;

describe('embedded cluster without file descriptors', () => {
  it('gives no false verdict while the agent has none or few left, and is well again with more', async () => {
    await using cluster = await startCluster();
    await deployGuarded(cluster);
    const agent = onlyAgent();
    const atRest = openFiles(agent).length;
    await assertWell(cluster);
    for (const spare of [0, 1, 3, 10, 40]) {
      // Sockets are closed after the answer is known; what is closed later would be to spare, too.
      const look = (): true | undefined => (openFiles(agent).length <= atRest ? true : undefined);
      await poll('the end of every connection', look, { everyMs: 5, withinMs: 10_000 });
      limitFiles(agent, spare);
      const { inconclusive } = await probeKnown(cluster, knownFlows(4));
      assert.ok(inconclusive.length > 0, `none was missing with ${String(spare)} to spare`);
      if (spare === 0) for (const detail of detailsOf(inconclusive)) assert.match(detail, remedy);
      liftLimit(agent);
      await assertWell(cluster);
    }
  });

  it('says so when it can deploy no pod more', async () => {
    await using cluster = await startCluster();
    limitFiles(onlyAgent(), 5);
    await assert.rejects(cluster.deploy(topology([pod('a/one'), pod('a/two')])), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /^The embedded cluster could not build: .*EMFILE/);
      assert.match(error.message, remedy);
      return true;
    });
  });

  for (const spare of ['0', '4']) {
    it(`ends a run of which the harness itself has ${spare} left with a sentence and exit code 2`, async () => {
      const { exitCode, stdout, stderr } = await execa(
        process.execPath,
        ['--import', 'tsx', starved, spare, '--scenario', 'row-gate', '--reporter', 'console'],
        {
          reject: false,
          timeout: 55_000,
        },
      );
      assert.equal(exitCode, 2, stderr);
      assert.match(
        `${stdout}${stderr}`.replaceAll(/\s+/g, ' '),
        /This process may open no more files: raise the limit with "ulimit -n 4096"/,
      );
      assert.doesNotMatch(`${stdout}${stderr}`, /^ {4}at /m);
    });
  }
});
