import assert from 'node:assert/strict';
import type { RunningCluster } from '../../../../harness/cluster/cluster.ts';
import { startCluster } from '../with-cluster.ts';
import { nftInNode, onlyAgent } from './inside-agent.ts';
import { assertWell, deployGuarded, detailsOf, knownFlows, probeKnown } from './known-verdicts.ts';

/** Lose packets in the node before any policy sees them. */
const losing = (loss: string): string => `table inet fault {
  counter lost { }
  chain lose { type filter hook prerouting priority -500; policy accept;
    iifname "p*" ${loss}
  }
}`;

describe('embedded cluster whose node loses packets', () => {
  let cluster: RunningCluster;
  before(async () => {
    cluster = await startCluster();
    await deployGuarded(cluster);
  });
  after(() => cluster[Symbol.asyncDispose]());

  const losses = [
    { name: 'all of them', loss: 'counter name lost drop', says: /no answer within 1000 ms, and no record that a policy dropped it/ },
    {
      name: 'every other one',
      loss: 'numgen inc mod 2 == 0 counter name lost drop',
      says: /no record that a policy dropped it|one try got no answer, the next connected|connected, but no answer/,
    },
    {
      name: 'all of them, with an ICMP error',
      loss: 'counter name lost reject with icmpx admin-prohibited',
      says: /(EHOSTUNREACH|EACCES).*: the network failed, for policies of this cluster refuse nothing/,
    },
  ];
  for (const { name, loss, says } of losses) {
    it(`takes no loss for a denial (${name}), and judges right again afterwards`, async () => {
      const agent = onlyAgent();
      await nftInNode(agent, losing(loss));
      const { inconclusive } = await probeKnown(cluster, knownFlows());
      assert.match(await nftInNode(agent, 'list counter inet fault lost'), /packets [1-9]/);
      assert.ok(inconclusive.length > 0);
      for (const detail of detailsOf(inconclusive)) assert.match(detail, says);
      await nftInNode(agent, 'delete table inet fault');
      await assertWell(cluster);
    });
  }
});
