import { groupCauses } from '../causes/group-causes.ts';
import { wrapText } from '../../harness/text/wrap-text.ts';
import type { Cause } from '../causes/cause.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { describeCause } from '../causes/describe-cause.ts';
import type { Fact } from '../text/describe-flow.ts';
import { heading } from './heading.ts';
import { marks, paintOutcome } from './outcome-mark.ts';
import type { Page } from './page.ts';

/** Causes shown in full; with more the report would bury them. */
const shownCauses = 20;
const shownOthers = 8;
const indent = 3;
const label = 11;

/** Each difference with its cause: equal causes are one entry, long lists end in a count and a pointer to the file. */
export function renderDifferences(page: Page): readonly string[] {
  const { results, paint, resultsFile } = page;
  const causes = groupCauses(results.cells);
  if (causes.length === 0) return results.cells.length === 0 ? [] : [paint.bold('DIFFERENCES'), '  none', ''];
  const hidden = causes.length - shownCauses;
  const more = hidden <= 0 ? [] : [`${countOf(hidden, 'more cause')} in ${resultsFile}`, ''];
  return [
    ...heading(page, 'DIFFERENCES', `${countOf(causes.length, 'cause')}; equal ones are shown once`),
    '',
    ...causes.slice(0, shownCauses).flatMap((cause, index) => renderCause(page, cause, index + 1)),
    ...more,
  ];
}

function renderCause({ results, paint, width, resultsFile }: Page, cause: Cause, position: number): readonly string[] {
  const { title, facts, others } = describeCause(cause, results.run.source.kind);
  const margin = ' '.repeat(indent);
  const hidden = others.length - shownOthers;
  const titles = wrapText(`${marks[cause.outcome]} ${cause.outcome}  ${title}`, width - indent);
  const list = [
    ...others.slice(0, shownOthers).flatMap((line) => wrapText(`${margin}  ${line}`, width)),
    ...(hidden > 0 ? [`${margin}  and ${String(hidden)} more in ${resultsFile}`] : []),
  ];
  return [
    ...titles.map(
      (line, index) => `${(index === 0 ? String(position) : '').padEnd(indent)}${paint.bold(paintOutcome(paint, cause.outcome, line))}`,
    ),
    ...facts.flatMap((fact) => renderFact(paint, fact, width)),
    ...(others.length === 0
      ? []
      : [
          ...wrapText(`the same cause, ${countOf(others.length, 'other flow')}; how to repeat each: ${resultsFile}`, width - indent).map(
            (line) => `${margin}${paint.dim(line)}`,
          ),
          ...list,
        ]),
    '',
  ];
}

function renderFact(paint: Page['paint'], [name, text]: Fact, width: number): readonly string[] {
  // A command is to be copied: the terminal may break it, the report must not.
  const lines = name === 'repeat' ? [text] : wrapText(text, width - indent - label);
  return lines.map((line, index) => `${' '.repeat(indent)}${paint.dim((index === 0 ? name : '').padEnd(label))}${line}`);
}
