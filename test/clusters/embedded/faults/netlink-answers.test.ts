import assert from 'node:assert/strict';
import { runInside } from '../fixtures/inside.ts';

describe('netlink request whose answer the kernel had no room for', () => {
  it('is never taken for done, and the next one is', async () => {
    const { lost, afterwards, states } = JSON.parse(await runInside('lost-acknowledgement.ts')) as Record<string, unknown>;
    assert.match(String(lost), /^Error: netlink: flush connection tracking: the kernel's answer was lost \(ENOBUFS\)\. Run again, /);
    assert.equal(afterwards, 'done');
    assert.deepEqual(states, ['overrun', 'complete', 'LibcError: recv: EBADF']);
  });
});
