import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEmbedded } from '../../../../clusters/embedded/doctor.ts';
import { startCluster } from '../with-cluster.ts';
import { assertWell, deployGuarded } from './known-verdicts.ts';

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
