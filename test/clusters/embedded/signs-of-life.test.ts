import assert from 'node:assert/strict';
import { SignsOfLife } from '../../../clusters/embedded/signs-of-life.ts';
import { agentSignMs } from '../../../harness/time/budgets.ts';
import { HeldTimers } from './held-timers.ts';

/** A silence of three turns: what is left of a turn counts as one. */
const silentMs = 2.5 * agentSignMs;

describe('signs of life of another process', () => {
  let intervals: HeldTimers;
  let silences: number;
  let signs: SignsOfLife;
  beforeEach(() => {
    intervals = new HeldTimers('Interval', agentSignMs);
    silences = 0;
    signs = new SignsOfLife(silentMs, () => {
      silences += 1;
    });
  });
  afterEach(() => {
    intervals[Symbol.dispose]();
  });

  it('are missed after a whole silence, once', () => {
    signs.expect();
    intervals.pass(3);
    assert.equal(silences, 0);
    intervals.pass(1);
    assert.equal(silences, 1);
    intervals.pass(10);
    assert.equal(silences, 1);
    assert.equal(intervals.count, 0);
  });

  it('end a silence where one comes', () => {
    signs.expect();
    intervals.pass(3);
    signs.note();
    intervals.pass(3);
    assert.equal(silences, 0);
    intervals.pass(1);
    assert.equal(silences, 1);
  });

  it('are missed while they are expected only', () => {
    intervals.pass(10);
    signs.expect();
    intervals.pass(3);
    signs.end();
    intervals.pass(10);
    assert.equal(silences, 0);
    assert.equal(intervals.count, 0);
  });

  it('are expected anew after an end: what was missed before does not count', () => {
    signs.expect();
    intervals.pass(3);
    signs.end();
    signs.expect();
    intervals.pass(3);
    assert.equal(silences, 0);
    intervals.pass(1);
    assert.equal(silences, 1);
  });

  it('are not expected twice: what was missed stays missed', () => {
    signs.expect();
    intervals.pass(3);
    signs.expect();
    assert.equal(intervals.count, 1);
    intervals.pass(1);
    assert.equal(silences, 1);
  });
});
