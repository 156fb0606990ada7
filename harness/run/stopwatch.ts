import type { Stage } from '../vocabulary/results.ts';

/** Measures the stages of a run, in order. One that comes again, turn after turn, is one stage with all of its time. */
export class Stopwatch {
  readonly #spentMs = new Map<string, number>();
  readonly #onStart: (name: string) => void;

  /** @param onStart called with a stage's name as it begins */
  constructor(onStart: (name: string) => void = () => undefined) {
    this.#onStart = onStart;
  }

  /** Run one stage; its time counts even where it throws. */
  async time<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    this.#onStart(name);
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      this.#spentMs.set(name, (this.#spentMs.get(name) ?? 0) + performance.now() - startedAt);
    }
  }

  /** The stages that have ended. */
  get stages(): readonly Stage[] {
    return [...this.#spentMs].map(([name, spentMs]) => ({ name, durationMs: Math.round(spentMs) }));
  }
}
