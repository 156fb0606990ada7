import assert from 'node:assert/strict';
import { runInside } from '../fixtures/inside.ts';

describe('netlink request whose answer the kernel had no room for', () => {
  it('is never taken for done, and the next one is', async () => {
    const { lost, afterwards } = JSON.parse(await runInside('lost-acknowledgement.ts')) as { lost: string; afterwards: string };
    assert.match(lost, /^Error: netlink: flush connection tracking: the kernel's answer was lost \(ENOBUFS\)\. Run again, /);
    assert.equal(afterwards, 'done');
  });
});
