import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ProgressMeter } from '../../../cli/progress/progress-meter.ts';

describe('ProgressMeter', () => {
  for (const [name, event, spentMs, expected] of [
    ['a stage that begins', { stage: 'deploy', done: 0, total: 0 }, 0, 'deploy'],
    ['a stage without counts that takes long', { stage: 'deploy', done: 0, total: 0 }, 42_000, 'deploy, 42.0 s'],
    ['the first things of many', { stage: 'open', done: 3, total: 100 }, 2000, 'open 3/100'],
    ['the first moment', { stage: 'open', done: 50, total: 100 }, 100, 'open 50/100'],
    ['half of it', { stage: 'open', done: 50, total: 100 }, 5000, 'open 50/100, 10 a second, 5 s left'],
    ['something slow', { stage: 'open', done: 10, total: 1000 }, 20_000, 'open 10/1000, 0.5 a second, 33 min 0 s left'],
    ['all of it', { stage: 'open', done: 100, total: 100 }, 5000, 'open 100/100, 5.0 s'],
  ] as const) {
    it(`${name}: ${expected}`, () => {
      const meter = new ProgressMeter(0);
      assert.equal(meter.note({ ...event, done: 0 }, 1000), true);
      assert.equal(meter.note(event, 1000 + spentMs), false);
      assert.equal(meter.describe(1000 + spentMs), expected);
    });
  }

  it('measures each stage from its own beginning', () => {
    const meter = new ProgressMeter(0);
    meter.note({ stage: 'open', done: 10, total: 100 }, 90_000);
    meter.note({ stage: 'enforced', done: 0, total: 100 }, 100_000);
    meter.note({ stage: 'enforced', done: 20, total: 100 }, 102_000);
    assert.equal(meter.describe(102_000), 'enforced 20/100, 10 a second, 8 s left');
  });

  it('never says that less than nothing is left, whatever it is told', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.nat(1_000_000), (done, total, nowMs) => {
        const meter = new ProgressMeter(0);
        meter.note({ stage: 'open', done: 0, total }, 0);
        meter.note({ stage: 'open', done, total }, nowMs);
        assert.doesNotMatch(meter.describe(nowMs), /-|NaN|Infinity/);
      }),
    );
  });
});
