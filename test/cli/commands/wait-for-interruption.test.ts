import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { waitForInterruption } from '../../../cli/commands/wait-for-interruption.ts';
import { saidBy } from '../said-by.ts';

const info = { name: 'embedded', cni: 'nftables', evidence: 'packets', details: { agent: '4711', kernel: '6.1.0' } } as const;

describe('a cluster that is kept', () => {
  it('is kept until Ctrl+C where it ends with this process, and says how to look at it', async () => {
    const interruption = new AbortController();
    let isOver = false;
    const { stdout, stderr } = await saidBy(async () => {
      const waiting = waitForInterruption({ info }, interruption.signal).then(() => {
        isOver = true;
      });
      await setImmediate();
      assert.equal(isOver, false);
      interruption.abort();
      await waiting;
    });
    assert.deepEqual([stdout, stderr], ['', '\nThe embedded cluster is kept until Ctrl+C.\n  agent: 4711\n  kernel: 6.1.0\n']);
  });

  it('is not waited for where it stays', async () => {
    const { signal } = new AbortController();
    const { stderr } = await saidBy(() =>
      waitForInterruption({ info: { ...info, name: 'kind', details: {} }, outlivesProcess: true }, signal),
    );
    assert.equal(stderr, '\nThe kind cluster is kept.\n');
  });

  it('is not waited for after Ctrl+C', async () => {
    const { stderr } = await saidBy(() => waitForInterruption({ info }, AbortSignal.abort()));
    assert.match(stderr, /^\nThe embedded cluster is kept until Ctrl\+C\.\n/);
  });
});
