import { wrapText } from '../../harness/text/wrap-text.ts';
import type { Page } from './page.ts';

const gap = '   ';
const indent = '  ';

/** A section's title with a remark, beside it where the line has room, else below it. */
export function heading({ paint, width }: Pick<Page, 'paint' | 'width'>, title: string, remark: string): readonly string[] {
  if (title.length + gap.length + remark.length <= width) return [`${paint.bold(title)}${gap}${paint.dim(remark)}`];
  return [
    ...wrapText(title, width).map(paint.bold),
    ...wrapText(remark, width - indent.length).map((line) => `${indent}${paint.dim(line)}`),
  ];
}
