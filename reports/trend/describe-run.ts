import type { TrendRun } from './trend.ts';

const digestLength = 'sha256:'.length + 12;

/** A run in a few words: when, which, of which chart. */
export function describeRun({ id, startedAt, chart }: TrendRun): string {
  return `${startedAt.replace(/\.\d+Z$/, 'Z')}, run ${id}, ${chart.name} ${chart.version} ${chart.digest.slice(0, digestLength)}`;
}
