import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { KilledRun } from '../fixtures/run-and-kill.ts';

const script = fileURLToPath(new URL('../fixtures/run-and-kill.ts', import.meta.url));
const stages = ['deploy', 'open', 'enforced', 'remove'];

describe('a run whose agent is killed', () => {
  it('is inconclusive whatever the stage, says why, and leaves nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
    try {
      const { stdout } = await execa(process.execPath, ['--import', 'tsx', script, ...stages], { env: { TMPDIR: folder } });
      const runs = stdout.split('\n').map((line) => JSON.parse(line) as KilledRun);
      assert.deepEqual(
        runs.map(({ reasons: _, ...run }) => run),
        stages.map((stage) => ({ stage, outcome: 'inconclusive', exitCode: 2, failedFlows: 0, agentsLeft: 0, filesLeft: [] })),
      );
      for (const { reasons } of runs)
        assert.match(reasons.join('\n'), /The embedded cluster's agent ended unexpectedly \(signal SIGKILL\)\./);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
