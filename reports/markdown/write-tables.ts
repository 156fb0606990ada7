import { cellOutcome } from '../../harness/judge/cell-outcome.ts';
import { worstOutcome } from '../../harness/judge/worst-outcome.ts';
import { findRuleUses } from '../../harness/coverage/find-rule-uses.ts';
import { weighRuleUses } from '../../harness/coverage/weigh-rule-uses.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import { engines } from '../../harness/vocabulary/engine.ts';
import type { CellResult, Results } from '../../harness/vocabulary/results.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { codeSpan } from './code-span.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { describeFlows, markOutcome } from './outcome-heading.ts';
import { markdownTable } from './table.ts';

/** A row a leg: what it is, what it came to, how many flows, which chart, how many rules were exercised. */
export function writeLegs(legs: Legs): readonly string[] {
  const rows = legs.map((leg) => {
    const { run, summary, cells } = leg;
    const { rendered, exercised } = weighRuleUses(findRuleUses(cells));
    return [
      escapeMarkdown(legName(leg)),
      markOutcome(summary.outcome),
      describeFlows([summary]),
      rendered === 0 ? '–' : `${String(exercised)} of ${String(rendered)}`,
      `${escapeMarkdown(`${run.chart.name} ${run.chart.version}`)}<br>${codeSpan(run.chart.digest.slice(0, 'sha256:'.length + 12))}`,
      escapeMarkdown(run.startedAt.replace(/\.\d+Z$/, 'Z')),
    ];
  });
  return markdownTable(['leg', 'outcome', 'flows', 'rules exercised', 'chart', 'started'], rows);
}

/** Claims × engines of one leg: the claims that are not ok everywhere; how many are is a sentence. */
export function writeClaims(leg: Results): readonly string[] {
  const present = engines.filter((engine) => leg.cells.some((cell) => cell.engine === engine));
  const claims = [...groupBy(leg.cells, ({ claim }) => claim)];
  const open = claims.filter(([, cells]) => !cells.every((cell) => isFine(cell)));
  const rows = open.map(([claim, cells]) => [
    codeSpan(claim),
    ...present.map((engine) => describeCells(cells.filter((cell) => cell.engine === engine))),
  ]);
  const fine = `${countOf(claims.length - open.length, 'claim is', 'claims are')} ok, or skipped for a reason, on every engine.`;
  return [...(rows.length === 0 ? [] : markdownTable(['claim', ...present], rows)), fine, ''];
}

function isFine(cell: CellResult): boolean {
  const outcome = cellOutcome(cell);
  return outcome === 'ok' || outcome === 'skipped';
}

function describeCells(cells: readonly CellResult[]): string {
  return cells.length === 0 ? '·' : markOutcome(worstOutcome(cells.map(cellOutcome)));
}

/** What was not judged in a leg, by reason. */
export function writeSkipped({ cells }: Results): readonly string[] {
  const reasons = groupBy(
    cells.flatMap((cell) => [
      ...(cell.outcome === 'skipped' ? [`cell: ${cell.reason ?? 'no reason given'}`] : []),
      ...cell.flows
        .filter(({ outcome }) => outcome === 'skipped')
        .map(({ reason }) => `flow: ${reason ?? cell.reason ?? 'no reason given'}`),
    ]),
    (reason) => reason,
  );
  return [...reasons].map(([reason, same]) => `- skipped ${String(same.length)} × ${escapeMarkdown(reason)}`);
}
