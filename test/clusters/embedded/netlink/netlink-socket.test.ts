import assert from 'node:assert/strict';
import { runInside } from '../fixtures/inside.ts';

describe('requests to the kernel, sent', () => {
  it('are all done or refused by name, however many they are', async () => {
    const { outcomes, added, later } = JSON.parse(await runInside('send-requests.ts')) as Record<string, unknown>;
    assert.deepEqual(outcomes, {
      none: 'done',
      done: 'done',
      refused: 'Error: netlink: set interface 999 up: ENODEV',
      firstOfTwo: 'Error: netlink: set interface 998 up: ENODEV',
      many: 'done',
      again: 'Error: netlink: add address 127.1.0.100: EEXIST',
      inTheSecondBatch: 'Error: netlink: set interface 996 up: ENODEV',
      stopsAfterTheBatch: 'Error: netlink: set interface 995 up: ENODEV',
      afterwards: 'done',
    });
    assert.equal(added, 250);
    assert.equal(later, false);
  });
});
