import assert from 'node:assert/strict';
import { runInside } from '../fixtures/inside.ts';

describe('the log of drops', () => {
  it('has a record for each packet, with or without a prefix, and one reader', async () => {
    const { records, second } = JSON.parse(await runInside('read-drops.ts')) as { records: string[]; second: string };
    assert.deepEqual(records.toSorted(), [': 127.0.0.1 → 127.0.0.1:1002', 'd7: 127.0.0.1 → 127.0.0.1:1001']);
    assert.match(second, /^Error: netlink: listen to the log of drops \(NFLOG\): E(PERM|BUSY)$/);
  });
});
