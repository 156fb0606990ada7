import { mock } from 'node:test';

/** The timers of one length, as a test lets them pass; others go on as ever. */
export class HeldTimers implements Disposable {
  readonly #held = new Map<unknown, () => void>();

  /** @param kind of timer @param heldMs their length */
  constructor(kind: 'Interval' | 'Timeout', heldMs: number) {
    const set: (action: () => void, ms?: number) => unknown = kind === 'Interval' ? setInterval : setTimeout;
    const clear: (timer: NodeJS.Timeout) => void = kind === 'Interval' ? clearInterval : clearTimeout;
    mock.method(globalThis, `set${kind}`, (action: () => void, ms: number) => {
      if (ms !== heldMs) return set(action, ms);
      const timer = {};
      this.#held.set(timer, action);
      return timer;
    });
    mock.method(globalThis, `clear${kind}`, (timer: NodeJS.Timeout) => {
      if (!this.#held.delete(timer)) clear(timer);
    });
  }

  /** How many are under way. */
  get count(): number {
    return this.#held.size;
  }

  /** Let the time of each pass so many times. */
  pass(times: number): void {
    for (let passed = 0; passed < times; passed += 1) for (const action of [...this.#held.values()]) action();
  }

  [Symbol.dispose](): void {
    mock.restoreAll();
  }
}
