import { nameSource } from '../../harness/vocabulary/name-source.ts';
import type { TrendRun } from './trend.ts';

/** A run in a few words: when, which, of what. */
export function describeRun({ id, startedAt, source }: TrendRun): string {
  return `${startedAt.replace(/\.\d+Z$/, 'Z')}, run ${id}, ${nameSource(source)}`;
}
