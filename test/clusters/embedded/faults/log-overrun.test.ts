import assert from 'node:assert/strict';
import type { RunningCluster } from '../../../../harness/cluster/cluster.ts';
import { poll } from '../../../../harness/time/poll.ts';
import { waitForEnd } from '../agents-of.ts';
import { startCluster } from '../with-cluster.ts';
import { onlyAgent, startInPod } from './inside-agent.ts';
import { assertWell, deployGuarded, detailsOf, knownFlows, probeKnown } from './known-verdicts.ts';
import { dropLogSocket, shrinkReceiveBuffer } from './netlink-sockets.ts';

/** Datagrams that the policy drops and the kernel writes down, as many as there can be, from the pod that also probes. */
const flood = `const socket = require('node:dgram').createSocket('udp4');
const send = () => {
  for (let i = 0; i < 100; i++) socket.send('flood', () => {});
  setImmediate(send);
};
socket.connect(83, '10.244.0.3', send);
setTimeout(() => process.exit(), 60_000);`;

const overrun = /The kernel lost records of drops \(NFLOG, ENOBUFS\): raise net\.core\.rmem_max, or use a machine with less load\.$/;

describe('embedded cluster whose log of drops overruns', () => {
  let cluster: RunningCluster;
  before(async () => {
    cluster = await startCluster();
    await deployGuarded(cluster);
  });
  after(() => cluster[Symbol.asyncDispose]());

  for (const buffer of ['its own buffer', 'the least buffer that the kernel gives'] as const) {
    it(`gives no false verdict, does not hang, and is well again afterwards (${buffer})`, async () => {
      const agent = onlyAgent();
      if (buffer !== 'its own buffer') shrinkReceiveBuffer(agent, dropLogSocket(agent));
      const { drops: before } = dropLogSocket(agent);
      const flooding = startInPod(agent, 0, [process.execPath, '-e', flood]);
      try {
        const look = (): true | undefined => (dropLogSocket(agent).drops > before ? true : undefined);
        await poll('an overrun', look, { everyMs: 50, withinMs: 30_000 });
        const { inconclusive } = await probeKnown(cluster, knownFlows(5));
        for (const detail of detailsOf(inconclusive)) assert.match(detail, overrun);
      } finally {
        flooding.kill('SIGKILL');
        if (flooding.pid !== undefined) await waitForEnd(flooding.pid);
      }
      await assertWell(cluster);
    });
  }
});
