import { agentSignMs } from '../../harness/time/budgets.ts';

/**
 * Notices that another process no longer runs. It counts turns of this process's own event loop, not time: while this one stands still
 * (a busy machine, a suspended one) the signs of the other wait unread, and that is no silence.
 */
export class SignsOfLife {
  readonly #turns: number;
  readonly #onSilence: () => void;
  #timer: NodeJS.Timeout | undefined;
  #missed = 0;

  /** @param onSilence called once for each silence of `silentMs` while signs are expected */
  constructor(silentMs: number, onSilence: () => void) {
    this.#turns = Math.ceil(silentMs / agentSignMs);
    this.#onSilence = onSilence;
  }

  /** Signs are to come from now on. */
  expect(): void {
    if (this.#timer !== undefined) return;
    this.#missed = 0;
    this.#timer = setInterval(() => {
      this.#miss();
    }, agentSignMs);
  }

  /** One came. */
  note(): void {
    this.#missed = 0;
  }

  /** None is expected any more. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #miss(): void {
    this.#missed += 1;
    if (this.#missed <= this.#turns) return;
    this.end();
    this.#onSilence();
  }
}
