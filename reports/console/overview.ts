import { outcomes } from '../../harness/vocabulary/outcome.ts';
import { type Field, fieldText, foldClaims } from '../view/field.ts';
import { breakName } from '../view/break-name.ts';
import { drawGrid } from './draw-grid.ts';
import { heading } from './heading.ts';
import { marks, paintOutcome } from './outcome-mark.ts';
import type { Page } from './page.ts';
import { wrapList } from './wrap-list.ts';

/** Claims × engines: the worst outcome of each, with how many flows and checks have it. */
export function renderOverview(page: Page): readonly string[] {
  const { results, paint, width } = page;
  if (results.cells.length === 0) return [];
  const { engines, claims } = foldClaims(results);
  const rows = claims.map(({ claim, fields }) => [claim, ...fields.map((field) => describeField(field, paint))]);
  const legend = outcomes.map((outcome) => `${paintOutcome(paint, outcome, marks[outcome])} ${outcome}`);
  return [
    ...heading(page, 'CLAIMS × ENGINES', 'flows and checks; 1/4: one of four; cell: as a whole'),
    ...drawGrid([['', ...engines.map((engine) => paint.dim(breakName(engine).join('\n')))], ...rows], 1, width),
    ...wrapList(legend, '   ', width - 2).map((line) => `  ${line}`),
    '',
  ];
}

function describeField(field: Field | undefined, paint: Page['paint']): string {
  return field === undefined ? paint.dim('·') : paintOutcome(paint, field.outcome, `${marks[field.outcome]} ${fieldText(field)}`);
}
