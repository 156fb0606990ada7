import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { SilenceClock } from '../../../../clusters/embedded/agent/probes/silence-clock.ts';
import { probeAnswerMs, silenceTickMs } from '../../../../harness/time/budgets.ts';

interface Timer {
  readonly action: () => void;
  readonly ms: number;
}

describe('clock of silences', () => {
  let clock: SilenceClock;
  let ended: string[];
  let timers: Timer[];
  let immediates: (() => void)[];
  beforeEach(() => {
    timers = [];
    immediates = [];
    mock.method(globalThis, 'setTimeout', (action: () => void, ms: number) => timers.push({ action, ms }));
    mock.method(globalThis, 'setImmediate', (action: () => void) => immediates.push(action));
    clock = new SilenceClock();
    ended = [];
  });
  afterEach(() => {
    mock.restoreAll();
  });

  const wait = (name: string): (() => void) =>
    clock.wait(() => {
      ended.push(name);
    });
  /** Turns of the event loop in which a timer is due: however late, it counts once. */
  const turn = (count: number): void => {
    for (let done = 0; done < count; done += 1) {
      for (const { action, ms } of timers.splice(0)) {
        assert.equal(ms, silenceTickMs);
        action();
      }
      for (const action of immediates.splice(0)) action();
    }
  };
  const ticks = probeAnswerMs / silenceTickMs;

  it('ends a wait after a whole silence, once', () => {
    wait('a');
    turn(ticks);
    assert.deepEqual(ended, []);
    turn(1);
    assert.deepEqual(ended, ['a']);
    turn(3 * ticks);
    assert.deepEqual(ended, ['a']);
  });

  it('lets what has arrived be read before a tick counts', () => {
    const stop = wait('a');
    turn(ticks);
    for (const { action } of timers.splice(0)) action();
    assert.deepEqual(ended, []);
    stop();
    for (const action of immediates.splice(0)) action();
    assert.deepEqual(ended, []);
  });

  it('keeps one timer, and none while nobody waits', () => {
    wait('a');
    wait('b');
    assert.equal(timers.length, 1);
    turn(ticks + 1);
    assert.equal(timers.length, 0);
  });

  it('ends each wait in its own time', () => {
    wait('a');
    turn(4);
    wait('b');
    turn(ticks - 3);
    assert.deepEqual(ended, ['a']);
    turn(3);
    assert.deepEqual(ended, ['a']);
    turn(1);
    assert.deepEqual(ended, ['a', 'b']);
  });

  it('forgets who has an answer', () => {
    const stop = wait('a');
    wait('b');
    stop();
    turn(ticks + 1);
    assert.deepEqual(ended, ['b']);
  });

  it('starts again after it had nothing to do', () => {
    wait('a');
    turn(ticks + 1);
    turn(5);
    wait('b');
    turn(ticks);
    assert.deepEqual(ended, ['a']);
    turn(1);
    assert.deepEqual(ended, ['a', 'b']);
  });

  it('stands while nobody waits', () => {
    wait('a')();
    turn(1);
    wait('b');
    turn(ticks);
    assert.deepEqual(ended, []);
    turn(1);
    assert.deepEqual(ended, ['b']);
  });
});
