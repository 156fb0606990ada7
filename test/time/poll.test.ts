import assert from 'node:assert/strict';
import { poll } from '../../harness/time/poll.ts';

describe('polling', () => {
  it('looks until it finds something', async () => {
    let looks = 0;
    const found = await poll('it', () => ((looks += 1) < 3 ? undefined : 'there'), { everyMs: 1, withinMs: 60_000 });
    assert.deepEqual([found, looks], ['there', 3]);
    assert.equal(await poll('it', () => Promise.resolve(false), { everyMs: 1, withinMs: 60_000 }), false);
  });

  it('says what did not happen, and within which time', async () => {
    await assert.rejects(
      poll('the pod', () => undefined, { everyMs: 1, withinMs: 20 }),
      new Error('the pod did not happen within 20 ms'),
    );
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const look = (): undefined => {
      controller.abort(new Error('stop'));
    };
    await assert.rejects(poll('it', look, { everyMs: 1, withinMs: 60_000, signal: controller.signal }), new Error('stop'));
  });
});
