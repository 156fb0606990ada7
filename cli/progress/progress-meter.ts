import type { ProgressEvent } from '../../harness/run/progress.ts';
import { formatDuration } from '../../harness/text/format-duration.ts';

const secondMs = 1000;
/** Before this much time and this many things, a rate says nothing. */
const earliestRateMs = 500;
const fewest = 5;

/** Where a run stands, from the events of its stages. Times are of one clock, in milliseconds. */
export class ProgressMeter {
  #event: ProgressEvent = { stage: 'starting', done: 0, total: 0 };
  #startedMs: number;

  constructor(nowMs: number) {
    this.#startedMs = nowMs;
  }

  /** @returns whether another stage has begun */
  note(event: ProgressEvent, nowMs: number): boolean {
    const isNew = event.stage !== this.#event.stage;
    if (isNew) this.#startedMs = nowMs;
    this.#event = event;
    return isNew;
  }

  /** Stage, counts, rate and what remains of the stage: `enforced 1200/2866, 430 a second, 4 s left`. */
  describe(nowMs: number): string {
    const { stage, done, total } = this.#event;
    const spentMs = nowMs - this.#startedMs;
    if (total === 0) return spentMs < secondMs ? stage : `${stage}, ${formatDuration(spentMs)}`;
    const counts = `${stage} ${String(done)}/${String(total)}`;
    if (done >= total) return `${counts}, ${formatDuration(spentMs)}`;
    if (spentMs < earliestRateMs || done < fewest) return counts;
    const perSecond = (done * secondMs) / spentMs;
    const leftSeconds = Math.ceil((total - done) / perSecond);
    return `${counts}, ${formatRate(perSecond)}, ${formatLeft(leftSeconds)} left`;
  }
}

function formatRate(perSecond: number): string {
  return `${perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toFixed(1)} a second`;
}

function formatLeft(seconds: number): string {
  const minute = 60;
  if (seconds < minute) return `${String(seconds)} s`;
  return `${String(Math.floor(seconds / minute))} min ${String(seconds % minute)} s`;
}
