import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import { marks, paintOutcome } from '../console/outcome-mark.ts';
import { createPaint, type Paint } from '../console/page.ts';
import type { RenderOptions } from '../reporter.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { neutraliseAll } from '../text/neutralise-results.ts';
import { wrapText } from '../../harness/text/wrap-text.ts';
import { describeRun } from './describe-run.ts';
import type { ClaimTrend, FlakyFlow, LegTrend, Trend } from './trend.ts';

const shownFlaky = 20;
const mostRuns = 60;
const fewestRuns = 10;
/** Columns beside the marks: the claim's name and what is said about it. */
const roomForWords = 60;

/** A trend for a person at a terminal: a mark for each run, the last one to the right. */
export function printTrend(trend: Trend, { width, colours }: Pick<RenderOptions, 'width' | 'colours'>): string {
  const paint = createPaint(colours);
  return `${neutraliseAll(trend)
    .legs.flatMap((leg) => printLeg(leg, paint, width))
    .join('\n')}\n`;
}

function printLeg(trend: LegTrend, paint: Paint, width: number): readonly string[] {
  const { leg, runs, claims, flaky } = trend;
  const shown = Math.max(fewestRuns, Math.min(mostRuns, width - roomForWords));
  const column = Math.max(...claims.map(({ claim }) => claim.length)) + 2;
  const [first, last] = [runs[0], runs.at(-1)];
  const span = first === undefined || last === undefined ? '' : `${first.startedAt.slice(0, 10)} to ${last.startedAt.slice(0, 10)}`;
  const hidden = runs.length - shown;
  return [
    ...wrapText(`${leg}   ${countOf(runs.length, 'run')}, ${span}`, width).map(paint.bold),
    ...(hidden > 0 ? [paint.dim(`  the last ${String(shown)} runs; --reporter json has them all`)] : []),
    ...claims.flatMap((claim) => printClaim(claim, trend, { paint, width, shown, column })),
    '',
    ...printFlaky(flaky, { paint, width, shown }),
  ];
}

interface Layout {
  readonly paint: Paint;
  readonly width: number;
  readonly shown: number;
}

function printClaim(
  trend: ClaimTrend,
  { runs }: LegTrend,
  { paint, width, shown, column }: Layout & { column: number },
): readonly string[] {
  const line = `  ${trend.claim.padEnd(column)}${markAll(trend.outcomes.slice(-shown), paint)}`;
  const run = trend.firstBad === undefined ? undefined : runs[trend.firstBad];
  if (run === undefined) return [line];
  const words = trend.state === 'bad' ? 'bad since' : 'good again; last bad from';
  const paintWords = trend.state === 'bad' ? paint.red : paint.dim;
  return [line, ...wrapText(`${words} ${describeRun(run)}`, width - 4).map((text) => `    ${paintWords(text)}`)];
}

function printFlaky(flaky: readonly FlakyFlow[], { paint, width, shown }: Layout): readonly string[] {
  if (flaky.length === 0)
    return [...wrapText('no flow changed its outcome between runs of the same source', width - 2).map((line) => `  ${line}`), ''];
  const hidden = flaky.length - shownFlaky;
  return [
    `  ${paint.bold('FLAKY')}   ${paint.dim('changes of outcome between runs of the same source')}`,
    ...flaky
      .slice(0, shownFlaky)
      .flatMap(({ cell, flow, changes, pairs, outcomes }) => [
        ...wrapText(`  ${String(changes)} of ${String(pairs)}  ${cell}  ${flow}`, width),
        `    ${markAll(outcomes.slice(-shown), paint)}`,
      ]),
    ...(hidden > 0 ? [`  and ${String(hidden)} more; --reporter json has them all`] : []),
    '',
  ];
}

function markAll(outcomes: readonly (Outcome | undefined)[], paint: Paint): string {
  return outcomes.map((outcome) => (outcome === undefined ? paint.dim('·') : paintOutcome(paint, outcome, marks[outcome]))).join('');
}
