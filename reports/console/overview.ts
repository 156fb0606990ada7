import { cellOutcome } from '../../harness/judge/cell-outcome.ts';
import { worstOutcome } from '../../harness/judge/worst-outcome.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import { outcomes } from '../../harness/vocabulary/outcome.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import { drawGrid } from './draw-grid.ts';
import { enginesOf, headOf } from './engine-heads.ts';
import { heading } from './heading.ts';
import { marks, paintOutcome } from './outcome-mark.ts';
import type { Page } from './page.ts';
import { wrapList } from './wrap-list.ts';

/** Claims × engines: the worst outcome of each, with how many flows and checks have it. */
export function renderOverview(page: Page): readonly string[] {
  const { results, paint, width } = page;
  if (results.cells.length === 0) return [];
  const engines = enginesOf(results);
  const claims = groupBy(results.cells, ({ claim }) => claim);
  const rows = [...claims].map(([claim, cells]) => [
    claim,
    ...engines.map((engine) =>
      describeCells(
        cells.filter((cell) => cell.engine === engine),
        paint,
      ),
    ),
  ]);
  const legend = outcomes.map((outcome) => `${paintOutcome(paint, outcome, marks[outcome])} ${outcome}`);
  return [
    ...heading(page, 'CLAIMS × ENGINES', 'flows and checks; 1/4: one of four; cell: as a whole'),
    ...drawGrid([['', ...engines.map((engine) => paint.dim(headOf(engine)))], ...rows], 1, width),
    ...wrapList(legend, '   ', width - 2).map((line) => `  ${line}`),
    '',
  ];
}

function describeCells(cells: readonly CellResult[], paint: Page['paint']): string {
  if (cells.length === 0) return paint.dim('·');
  const outcome = worstOutcome(cells.map(cellOutcome));
  const judged = cells.flatMap(({ flows, checks }) => [...flows, ...checks]).filter((item) => item.outcome !== 'skipped');
  const affected = judged.filter((item) => item.outcome === outcome).length;
  return paintOutcome(paint, outcome, `${marks[outcome]} ${countText(outcome, affected, judged.length)}`);
}

function countText(outcome: CellResult['outcome'], affected: number, judged: number): string {
  if (outcome === 'skipped') return outcome;
  if (outcome === 'ok') return String(judged);
  return affected === 0 ? 'cell' : `${String(affected)}/${String(judged)}`;
}
