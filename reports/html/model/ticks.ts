import { formatDuration } from '../../../harness/text/format-duration.ts';

/** A mark of an axis: its place, 0 to 1, and what it says. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

const mostTicks = 6;

/** Round durations along an axis from 0 to a length. @param lengthMs greater than 0 */
export function chooseTicks(lengthMs: number): readonly Tick[] {
  const rough = lengthMs / mostTicks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  const count = Math.floor(lengthMs / step);
  return Array.from({ length: count + 1 }, (_, index) => ({
    at: (index * step) / lengthMs,
    label: index === 0 ? '0' : formatDuration(index * step),
  }));
}
