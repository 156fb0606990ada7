import type { Sample } from './metric.ts';

/** Upper bounds of the buckets in seconds: from an nftables ruleset to an agent that is catching up. */
const boundsSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Digits of a sum: microseconds. Adding fractions makes more of them than were measured. */
const precision = 6;

/** Values as a histogram's samples: how many are up to each bound, their sum, their number. */
export function histogram(values: readonly number[], labels: Sample['labels']): readonly Sample[] {
  const buckets = [...boundsSeconds, Infinity].map((bound) => ({
    suffix: '_bucket' as const,
    labels: { ...labels, le: bound === Infinity ? '+Inf' : formatBound(bound) },
    value: values.filter((value) => value <= bound).length,
  }));
  const sum = values.reduce((total, value) => total + value, 0);
  return [
    ...buckets,
    { suffix: '_sum', labels, value: Number(sum.toFixed(precision)) },
    { suffix: '_count', labels, value: values.length },
  ];
}

/** OpenMetrics wants `1.0` where a bound is whole, so that every producer writes the same label. */
function formatBound(bound: number): string {
  return Number.isInteger(bound) ? bound.toFixed(1) : String(bound);
}
