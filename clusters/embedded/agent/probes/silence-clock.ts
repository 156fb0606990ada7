import { probeAnswerMs, silenceTickMs } from '../../../../harness/time/budgets.ts';

const ticksOfSilence = Math.ceil(probeAnswerMs / silenceTickMs);

/**
 * Says when a probe has waited long enough. It counts turns of the event loop that are at least `silenceTickMs` apart, not time alone: while this
 * process does not run (a busy machine, a garbage collection), answers that have arrived are not read either, and that is no silence.
 */
export class SilenceClock {
  readonly #waiting = new Map<() => void, number>();
  #now = 0;
  #ticking: 'yes' | 'no' = 'no';

  /** Call back once after a whole silence. @returns a function that ends the wait */
  wait(callBack: () => void): () => void {
    this.#waiting.set(callBack, this.#now + ticksOfSilence + 1);
    if (this.#ticking === 'no') this.#schedule();
    return () => {
      this.#waiting.delete(callBack);
    };
  }

  /** What has arrived is read before a tick counts. */
  #schedule(): void {
    this.#ticking = 'yes';
    setTimeout(() => {
      setImmediate(() => {
        this.#tick();
      });
    }, silenceTickMs);
  }

  #tick(): void {
    this.#now++;
    for (const [callBack, due] of this.#waiting) {
      // In order of their start, so the first that is not due ends it.
      if (due > this.#now) break;
      this.#waiting.delete(callBack);
      callBack();
    }
    if (this.#waiting.size > 0) this.#schedule();
    else this.#ticking = 'no';
  }
}
