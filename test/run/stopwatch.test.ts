import assert from 'node:assert/strict';
import { Stopwatch } from '../../harness/run/stopwatch.ts';
import { poll } from '../../harness/time/poll.ts';

const busyMs = 40;

function pass(): Promise<true> {
  const until = performance.now() + busyMs;
  return poll('time to pass', () => Promise.resolve(performance.now() >= until ? (true as const) : undefined), {
    everyMs: 5,
    withinMs: 60_000,
  });
}

describe('the stages of a run', () => {
  it('are in the order in which they began; one that comes again has all of its time', async () => {
    const begun: string[] = [];
    const stopwatch = new Stopwatch((name) => begun.push(name));
    const startedAt = performance.now();
    for (const name of ['open', 'enforced', 'open']) await stopwatch.time(name, pass);
    const spentMs = performance.now() - startedAt;
    const [open, enforced, ...others] = stopwatch.stages;
    assert.deepEqual([open?.name, enforced?.name, others.length], ['open', 'enforced', 0]);
    const [openMs, enforcedMs] = [open?.durationMs ?? 0, enforced?.durationMs ?? 0];
    assert.ok(openMs >= 2 * busyMs - 1 && enforcedMs >= busyMs - 1 && openMs + enforcedMs <= spentMs + 1, JSON.stringify(stopwatch.stages));
    assert.deepEqual(begun, ['open', 'enforced', 'open']);
  });

  it('have their time where they fail', async () => {
    const stopwatch = new Stopwatch();
    await assert.rejects(stopwatch.time('deploy', async () => Promise.reject(await pass().then(() => new Error('no')))));
    assert.ok((stopwatch.stages[0]?.durationMs ?? 0) >= busyMs - 1);
  });
});
