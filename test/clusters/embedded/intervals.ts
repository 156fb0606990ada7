import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { agentSignMs } from '../../../harness/time/budgets.ts';

/** The intervals in which a process looks for signs of life, as a test lets them pass. */
export class Intervals implements Disposable {
  readonly #running = new Set<() => void>();

  constructor() {
    mock.method(globalThis, 'setInterval', (action: () => void, ms: number) => {
      assert.equal(ms, agentSignMs);
      // Each is another one, even of the same action.
      const own = (): void => {
        action();
      };
      this.#running.add(own);
      return own;
    });
    mock.method(globalThis, 'clearInterval', (own: () => void) => this.#running.delete(own));
  }

  /** How many are under way. */
  get count(): number {
    return this.#running.size;
  }

  pass(times: number): void {
    for (let passed = 0; passed < times; passed += 1) for (const action of [...this.#running]) action();
  }

  [Symbol.dispose](): void {
    mock.restoreAll();
  }
}
