import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeEmbeddedCluster } from '../../../../clusters/embedded/cluster.ts';
import { request } from '../requests.ts';
import { ports } from '../topology.ts';
import { startCluster } from '../with-cluster.ts';
import { inNode, onlyAgent, stopAtConnections } from './inside-agent.ts';
import { assertWell, deployGuarded, detailsOf, judgeKnown, knownFlows } from './known-verdicts.ts';

/** More connections take the test too long to make. The limit is the machine's: no network namespace but the first can change it. */
const mostConnections = 300_000;

/** Filling the table takes some seconds, and half a minute on a busy machine; the agent stands still meanwhile. */
const fillMs = 300_000;

/** As many as are under way at once: they wait for an answer that never comes, because the server waits for a TLS handshake. */
const waiting = Array.from({ length: 64 }, (_, index) => ({
  ...request({ source: 'a/friend', destination: 'a/guarded', port: ports.tls }),
  id: `waits ${String(index)}`,
}));

describe('embedded cluster whose table of connections is full', () => {
  it('takes no packet that the kernel loses for a denial, and judges right again afterwards', async function () {
    const limit = Number(readFileSync('/proc/sys/net/netfilter/nf_conntrack_max', 'utf8'));
    if (limit > mostConnections) {
      process.stdout.write(`      skipped: net.netfilter.nf_conntrack_max is ${String(limit)}, too many connections to make for a test\n`);
      this.skip();
    }
    await using cluster = await startCluster({}, makeEmbeddedCluster({ silentMs: fillMs }));
    await deployGuarded(cluster);
    const agent = onlyAgent();
    const flows = knownFlows();
    const stopped = await stopAtConnections(agent, waiting.length);
    const probing = cluster.probe([...waiting, ...flows.map((flow) => flow.request)], () => undefined);
    await stopped();
    await inNode(agent, [process.execPath, '--import', 'tsx', fileURLToPath(new URL('../fixtures/fill-connections.ts', import.meta.url))]);
    process.kill(agent, 'SIGCONT');
    const { inconclusive } = judgeKnown(flows, await probing);
    assert.ok(inconclusive.length > 0);
    for (const detail of detailsOf(inconclusive)) {
      assert.match(
        detail,
        /The kernel's table of connections was full and [1-9]\d* packets were lost: raise net\.netfilter\.nf_conntrack_max \(now \d+\)\.$/,
      );
    }
    await assertWell(cluster);
  }).timeout(fillMs);
});
