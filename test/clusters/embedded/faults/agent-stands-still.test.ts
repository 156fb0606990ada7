import assert from 'node:assert/strict';
import { makeEmbeddedCluster } from '../../../../clusters/embedded/cluster.ts';
import { monotonicMs } from '../../../../harness/time/monotonic-ms.ts';
import { poll } from '../../../../harness/time/poll.ts';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import { runs } from '../agents-of.ts';
import { startCluster } from '../with-cluster.ts';
import { onlyAgent, stopAtConnections } from './inside-agent.ts';
import { assertWell, deployGuarded, detailsOf, judgeKnown, knownFlows, probeKnown } from './known-verdicts.ts';

/** Longer than a probe waits for an answer. */
const pauseMs = 1_500;

describe('embedded cluster whose agent stands still', () => {
  it('judges right what was under way when it goes on', async () => {
    await using cluster = await startCluster();
    await deployGuarded(cluster);
    const agent = onlyAgent();
    const flows = knownFlows(20);
    // Connections are known to the kernel as soon as packets of probes went through the node.
    const stopped = await stopAtConnections(agent, 1);
    const probing = probeKnown(cluster, flows);
    await stopped();
    const until = monotonicMs() + pauseMs;
    await poll('the end of the pause', () => (monotonicMs() > until ? true : undefined), { everyMs: 100, withinMs: 10 * pauseMs });
    process.kill(agent, 'SIGCONT');
    assert.equal((await probing).right, flows.length);
    await assertWell(cluster);
  });

  it('says so when it never goes on, judges nothing, and leaves no process', async () => {
    // On a busy machine it is silent for a while, too, when it deploys.
    await using cluster = await startCluster({}, makeEmbeddedCluster({ silentMs: 3_000 }));
    await deployGuarded(cluster);
    const agent = onlyAgent();
    process.kill(agent, 'SIGSTOP');
    const flows = knownFlows();
    const { right, inconclusive } = judgeKnown(
      flows,
      await cluster.probe(
        flows.map(({ request }) => request),
        () => undefined,
      ),
    );
    assert.equal(right, 0);
    for (const detail of detailsOf(inconclusive))
      assert.match(detail, /^The embedded cluster's agent \(process \d+\) has not run for 3 s: .*run again\.$/);
    await assert.rejects(cluster.release(), UserError);
    await cluster[Symbol.asyncDispose]();
    assert.ok(!runs(agent));
  });

  it('can be disposed at once while it stands still', async () => {
    const cluster = await startCluster();
    const agent = onlyAgent();
    process.kill(agent, 'SIGSTOP');
    await cluster[Symbol.asyncDispose]();
    assert.ok(!runs(agent));
  });
});
