import { wrapText } from '../../harness/text/wrap-text.ts';
import { listSkipped } from '../view/skipped.ts';
import { marks } from './outcome-mark.ts';
import type { Page } from './page.ts';

const indent = 4;

/** What was not judged, by reason: skipped is never silent. */
export function renderSkipped({ results, paint, width }: Page): readonly string[] {
  const reasons = listSkipped(results.cells);
  if (reasons.length === 0) return [];
  const lines = reasons.flatMap(({ reason, extent }) =>
    wrapText(`${extent}: ${reason}`, width - indent).map((line, index) => (index === 0 ? `  ${marks.skipped} ${line}` : `    ${line}`)),
  );
  return [paint.bold('SKIPPED'), ...lines, ''];
}
