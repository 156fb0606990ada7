import type { JSX } from 'preact';
import type { Outcome } from '../../../../harness/vocabulary/outcome.ts';

const shapes: Readonly<Record<Outcome, string>> = {
  ok: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z',
  failed: 'M8 .4 15.6 8 8 15.6.4 8Z',
  inconclusive: 'M4.6 1h6.8L15 8l-3.6 7H4.6L1 8Z',
  deviates: 'M8 1 15.6 14.6H.4Z',
  skipped: 'M2.5 2.5h11v11h-11Z',
};

const strokes: Readonly<Record<Outcome, string>> = {
  ok: 'M4.8 8.2 7 10.4l4.2-4.6',
  failed: 'm5.6 5.6 4.8 4.8m0-4.8-4.8 4.8',
  inconclusive: 'M6.2 6.2a1.9 1.9 0 1 1 2.7 1.9c-.6.3-.9.6-.9 1.2M8 11.4v.1',
  deviates: 'M5.3 11.2c.9-1.3 1.8-1.3 2.7-.5s1.8.8 2.7-.5',
  skipped: 'M5.4 8h5.2',
};

/** The shape of an outcome, which tells it apart without colour. Its name stands beside it, so readers are not told twice. */
export function Mark({ outcome, size = 16 }: { readonly outcome: Outcome; readonly size?: number }): JSX.Element {
  return (
    <svg class={`mark mark-${outcome}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path class="mark-shape" d={shapes[outcome]} />
      <path class="mark-stroke" d={strokes[outcome]} />
    </svg>
  );
}
