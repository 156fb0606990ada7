import { groupBy } from '../../../harness/text/group-by.ts';
import { formatDuration } from '../../../harness/text/format-duration.ts';
import type { CellView, Leg, Report } from './report.ts';
import type { Tick } from './ticks.ts';

/** How long one CNI took to enforce the policies of one engine; times in milliseconds, ascending. */
export interface TimingRow {
  readonly leg: Leg;
  readonly engine: string;
  readonly cells: readonly TimedCell[];
  readonly median: number;
  /** 95 of 100 cells were enforced within it. */
  readonly p95: number;
  readonly slowest: number;
}

/** A cell with its time to enforce. */
export interface TimedCell extends CellView {
  readonly timeMs: number;
}

/** Distributions with the axis that they share: logarithmic, for CNIs differ by orders of magnitude. */
export interface Timing {
  readonly rows: readonly TimingRow[];
  readonly ticks: readonly Tick[];
  /** Place of a time on the axis, 0 to 1. */
  readonly place: (timeMs: number) => number;
}

const steps = [1, 2, 5] as const;

/** Time to enforce of every cell that has one. */
export function createTiming({ cells, legs, engines: known }: Report): Timing {
  const timed = cells.flatMap((view) => (view.cell.timeToEnforceMs === undefined ? [] : [{ ...view, timeMs: view.cell.timeToEnforceMs }]));
  const rows = [...groupBy(timed, ({ leg, cell }) => JSON.stringify([leg.label, cell.engine])).values()]
    .flatMap(describeRow)
    .toSorted((a, b) => legs.indexOf(a.leg) - legs.indexOf(b.leg) || known.indexOf(a.engine) - known.indexOf(b.engine));
  const times = timed.map(({ timeMs }) => Math.max(timeMs, 1));
  const marks = marksAround(Math.min(...times), Math.max(...times));
  const [low, high] = [Math.log10(marks[0] ?? 1), Math.log10(marks.at(-1) ?? 10)];
  const place = (timeMs: number): number => (Math.log10(Math.max(timeMs, 1)) - low) / (high - low || 1);
  return { rows, place, ticks: marks.map((mark) => ({ at: place(mark), label: formatDuration(mark) })) };
}

function describeRow(cells: readonly TimedCell[]): readonly TimingRow[] {
  const sorted = cells.toSorted((a, b) => a.timeMs - b.timeMs);
  const [first] = sorted;
  if (first === undefined) return [];
  const at = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1]?.timeMs ?? first.timeMs;
  return [{ leg: first.leg, engine: first.cell.engine, cells: sorted, median: at(0.5), p95: at(0.95), slowest: at(1) }];
}

/** Round numbers about a range: the last below it, those in it, the first above it. */
function marksAround(least: number, most: number): readonly number[] {
  if (!Number.isFinite(least)) return [1, 10];
  const marks = Array.from({ length: 21 }, (_, index) => (steps[index % steps.length] ?? 1) * 10 ** Math.floor(index / steps.length));
  const from = Math.max(
    marks.findLastIndex((mark) => mark <= least),
    0,
  );
  const to = marks.findIndex((mark) => mark > most);
  return marks.slice(from, to < 0 ? undefined : to + 1);
}
