import { countOf } from '../../harness/text/count-of.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import { marks } from '../console/outcome-mark.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import { markdownTable } from '../markdown/table.ts';
import { type Field, fieldOf } from '../view/field.ts';
import type { Evidence } from './evidence.ts';

/** What each engine did about a claim, a column for each run: `✓ 42 flows`, `~ 3 of 42 deviate`, `·` where it was not run. */
export function outcomeTable(claim: string, engines: readonly string[], evidence: readonly Evidence[]): readonly string[] {
  return markdownTable(
    ['engine', ...evidence.map(({ label }) => escapeMarkdown(label))],
    engines.map((engine) => [
      escapeMarkdown(engine),
      ...evidence.map(({ results }) => describeCells(results.cells.filter((cell) => cell.claim === claim && cell.engine === engine))),
    ]),
  );
}

/** Cells in a few words, the worst outcome first. */
export function describeCells(cells: readonly CellResult[]): string {
  const field = fieldOf(cells);
  return field === undefined ? '·' : `${mark(field.outcome)} ${countItems(field)}`.trim();
}

function countItems({ outcome, affected, judged, skipped }: Field): string {
  const alike = outcome === 'skipped' ? skipped : affected;
  const all = judged + skipped;
  if (alike === 0) return outcome;
  return outcome === 'ok' && alike === all ? countOf(alike, 'verdict') : `${String(alike)} of ${String(all)} ${outcome}`;
}

/** In GitHub's Markdown two tildes strike a text through. */
function mark(outcome: Outcome): string {
  return `${outcome === 'deviates' ? '\\' : ''}${marks[outcome]}`;
}
