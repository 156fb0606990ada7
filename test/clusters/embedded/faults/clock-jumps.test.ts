import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readResults } from '../../../../reports/read-results.ts';

const jumpClock = new URL('../fixtures/jump-clock.ts', import.meta.url).href;
const main = new URL('../../../../cli/main.ts', import.meta.url);

describe('a run on a machine whose time of day jumps', () => {
  it('has the same verdicts, and times that count on', async () => {
    const out = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
    try {
      // Both the harness and its agent, which inherits the environment.
      const { exitCode, stderr } = await execa(
        process.execPath,
        [main.pathname, '--scenario', 'egress-silent-dns', '--engine', 'kubernetes', '--reporter', 'json', '--out', out],
        { reject: false, env: { NODE_OPTIONS: `--import tsx --import ${jumpClock}` } },
      );
      assert.equal(exitCode, 0, stderr);
      const { run, cells } = await readResults(join(out, 'results.json'));
      const attempts = cells.flatMap(({ flows }) =>
        flows.flatMap(({ observed }) => Object.values(observed).flatMap((seen) => seen.attempts)),
      );
      assert.ok(attempts.length > 0);
      for (const { atMs, durationMs } of attempts)
        assert.ok(atMs >= 0 && atMs + durationMs <= run.durationMs + 1, `${String(atMs)} ms, ${String(durationMs)} ms`);
    } finally {
      await rm(out, { recursive: true });
    }
  });
});
