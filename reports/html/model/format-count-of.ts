import { formatCount } from './format-count.ts';

/** A count with its noun, as people write it: `1 flow`, `2,866 flows`. */
export function formatCountOf(count: number, noun: string): string {
  return `${formatCount(count)} ${count === 1 ? noun : `${noun}s`}`;
}
