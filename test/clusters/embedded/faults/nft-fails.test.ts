import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEmbedded } from '../../../../clusters/embedded/doctor.ts';
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

describe('the command nft', () => {
  let folder: string;
  const path = process.env['PATH'] ?? '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
    process.env['PATH'] = `${folder}:${path}`;
  });
  after(async () => {
    process.env['PATH'] = path;
    await rm(folder, { recursive: true });
  });

  const broken = [
    { what: 'fails', script: 'echo no >&2; exit 1', found: /exit code 1/ },
    { what: 'prints something else', script: 'echo "\\033[31mhello"', found: /printed "\\u001b\[31mhello"/ },
    { what: 'hangs', script: 'exec sleep 60', found: /timed out/, patience: { withinMs: 1_000 } },
  ];
  for (const { what, script, found, patience } of broken) {
    it(`that ${what} decides nothing, and doctor says so`, async () => {
      await writeFile(join(folder, 'nft'), `#!/bin/sh\n${script}\n`);
      await chmod(join(folder, 'nft'), 0o755);
      const nft = (await checkEmbedded(patience)).find(({ name }) => name === 'nft');
      assert.equal(nft?.status, 'missing');
      assert.match(nft.found, found);
      await using cluster = await startCluster();
      await deployGuarded(cluster);
      await assertWell(cluster);
    });
  }
});
