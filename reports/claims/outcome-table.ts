import { cellOutcome } from '../../harness/judge/cell-outcome.ts';
import { worstOutcome } from '../../harness/judge/worst-outcome.ts';
import type { Engine } from '../../harness/vocabulary/engine.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import { marks } from '../console/outcome-mark.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import { markdownTable } from '../markdown/table.ts';
import { countOf } from '../../harness/text/count-of.ts';
import type { Evidence } from './evidence.ts';

/** What each engine did about a claim, a column for each run: `✓ 42 flows`, `~ 3 of 42 deviate`, `·` where it was not run. */
export function outcomeTable(claim: string, engines: readonly Engine[], evidence: readonly Evidence[]): readonly string[] {
  return markdownTable(
    ['engine', ...evidence.map(({ label }) => escapeMarkdown(label))],
    engines.map((engine) => [
      engine,
      ...evidence.map(({ results }) => describeCells(results.cells.filter((cell) => cell.claim === claim && cell.engine === engine))),
    ]),
  );
}

/** Cells in a few words, the worst outcome first. */
export function describeCells(cells: readonly CellResult[]): string {
  if (cells.length === 0) return '·';
  const worst = worstOutcome(cells.map(cellOutcome));
  const judged = cells.flatMap(({ flows, checks }) => [...flows, ...checks]).map(({ outcome }) => outcome);
  return `${mark(worst)} ${countItems(worst, judged)}`.trim();
}

function countItems(worst: Outcome, judged: readonly Outcome[]): string {
  const alike = judged.filter((outcome) => outcome === worst).length;
  if (alike === 0) return worst;
  return worst === 'ok' && alike === judged.length ? countOf(alike, 'verdict') : `${String(alike)} of ${String(judged.length)} ${worst}`;
}

/** In GitHub's Markdown two tildes strike a text through. */
function mark(outcome: Outcome): string {
  return `${outcome === 'deviates' ? '\\' : ''}${marks[outcome]}`;
}
