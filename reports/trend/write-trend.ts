import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import { marks } from '../console/outcome-mark.ts';
import { codeSpan } from '../markdown/code-span.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import { markdownTable } from '../markdown/table.ts';
import { describeRun } from './describe-run.ts';
import type { ClaimTrend, FlakyFlow, LegTrend, Trend } from './trend.ts';

const shownRuns = 30;
const shownFlaky = 20;

/** A trend as Markdown: a table of the claims and one of the flaky flows for each leg. */
export function writeTrend({ legs }: Trend): string {
  const legend = `${marks.ok} ok, ${marks.failed} failed, ${marks.inconclusive} inconclusive, \\${marks.deviates} deviates, ${marks.skipped} skipped, · not in the run; the last run is to the right`;
  return `${['## Trend', '', legend, '', ...legs.flatMap(writeLeg)].join('\n').trimEnd()}\n`;
}

function writeLeg(trend: LegTrend): readonly string[] {
  const rows = trend.claims.map((claim) => [codeSpan(claim.claim), codeSpan(markAll(claim.outcomes)), describeState(claim, trend)]);
  return [
    `### ${escapeMarkdown(trend.leg)}`,
    '',
    ...markdownTable(['claim', `${String(trend.runs.length)} runs`, 'state'], rows),
    ...writeFlaky(trend.flaky),
  ];
}

function describeState({ state, firstBad }: ClaimTrend, { runs }: LegTrend): string {
  const run = firstBad === undefined ? undefined : runs[firstBad];
  if (run === undefined) return state === 'good' ? 'good' : 'not judged';
  return `${state === 'bad' ? '**bad since**' : 'good again; last bad from'} ${escapeMarkdown(describeRun(run))}`;
}

function writeFlaky(flaky: readonly FlakyFlow[]): readonly string[] {
  if (flaky.length === 0) return ['No flow changed its outcome between runs of the same source.', ''];
  const rows = flaky
    .slice(0, shownFlaky)
    .map(({ cell, flow, changes, pairs, outcomes }) => [
      `${String(changes)} of ${String(pairs)}`,
      codeSpan(cell),
      codeSpan(flow),
      codeSpan(markAll(outcomes)),
    ]);
  const hidden = flaky.length - shownFlaky;
  return [
    'Flaky: changes of outcome between runs of the same source.',
    '',
    ...markdownTable(['changes', 'cell', 'flow', 'runs'], rows),
    ...(hidden > 0 ? [`and ${String(hidden)} more`, ''] : []),
  ];
}

function markAll(outcomes: readonly (Outcome | undefined)[]): string {
  return outcomes
    .slice(-shownRuns)
    .map((outcome) => (outcome === undefined ? '·' : marks[outcome]))
    .join('');
}
