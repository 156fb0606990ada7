import assert from 'node:assert/strict';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import { startCluster } from '../with-cluster.ts';
import { nftInNode, onlyAgent } from './inside-agent.ts';
import { assertWell, deployGuarded, guard } from './known-verdicts.ts';

describe('embedded cluster whose kernel refuses rules', () => {
  it('says what it refused, keeps the rules before, and takes the next ones', async () => {
    await using cluster = await startCluster();
    await deployGuarded(cluster);
    const agent = onlyAgent();
    // The name of the next table, with a set in it that is of another type than the one to come.
    await nftInNode(agent, 'add table inet npc_policies_1\nadd set inet npc_policies_1 egress { type ipv4_addr; }');
    await assert.rejects(guard(cluster), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /^The embedded cluster could not enforce: nft: .*File exists/s);
      return true;
    });
    assert.doesNotMatch(await nftInNode(agent, 'list tables'), /npc_policies_1/);
    await assertWell(cluster);
    await guard(cluster);
    await assertWell(cluster);
  });

  it('judges right while others keep the kernel busy with rules', async () => {
    await using cluster = await startCluster();
    await deployGuarded(cluster);
    const agent = onlyAgent();
    await nftInNode(agent, 'add table inet busy\nadd set inet busy many { type ipv4_addr; }');
    const busy = keepBusy(agent);
    await guard(cluster);
    await assertWell(cluster);
    assert.ok((await busy) > 0);
    await assertWell(cluster);
  });
});

/**
 * Change a set, one transaction after the other, each small enough for a socket that cannot be enlarged. nft looks a table up before it sends
 * anything, and sometimes finds none while the agent's own transaction is under way ("No such file or directory", seen under load).
 * @returns how many were taken
 */
async function keepBusy(agent: number): Promise<number> {
  const elements = Array.from({ length: 5_000 }, (_, index) => `10.0.${String(index >> 8)}.${String(index & 255)}`).join(', ');
  let taken = 0;
  for (let round = 0; round < 10; round++) {
    for (const commands of [`add element inet busy many { ${elements} }`, 'flush set inet busy many']) {
      taken += await nftInNode(agent, commands).then(
        () => 1,
        () => 0,
      );
    }
  }
  return taken;
}
