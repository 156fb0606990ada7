import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { Paint } from './page.ts';

/** One character for each outcome, that tells them apart without colour. */
export const marks = { ok: '✓', failed: '✗', inconclusive: '?', deviates: '~', skipped: '–' } as const satisfies Readonly<
  Record<Outcome, string>
>;

/** A text in the colour of an outcome. */
export function paintOutcome(paint: Paint, outcome: Outcome, text: string): string {
  switch (outcome) {
    case 'ok':
      return paint.green(text);
    case 'failed':
      return paint.red(text);
    case 'inconclusive':
      return paint.magenta(text);
    case 'deviates':
      return paint.yellow(text);
    case 'skipped':
      return paint.dim(text);
  }
}
