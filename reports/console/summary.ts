import { outcomes } from '../../harness/vocabulary/outcome.ts';
import { phases } from '../../harness/vocabulary/phase.ts';
import type { Results, Summary } from '../../harness/vocabulary/results.ts';
import { wrapText } from '../../harness/text/wrap-text.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { formatDuration } from '../../harness/text/format-duration.ts';
import { renderClosingCauses } from './closing-causes.ts';
import { countRules } from './rule-coverage.ts';
import { paintOutcome } from './outcome-mark.ts';
import type { Page } from './page.ts';
import { summaryLine } from './summary-line.ts';
import { wrapList } from './wrap-list.ts';

const label = 11;
const secondMs = 1000;

/** Counts, speed, and the exit code with its meaning. */
export function renderSummary(page: Page): readonly string[] {
  const { results, paint, width } = page;
  const { summary } = results;
  const facts = [
    ['cells', describeCounts(summary.cells, paint)],
    ['flows', describeCounts(summary.flows, paint)],
    ['checks', describeCounts(summary.checks, paint)],
    ...countedRules(results),
  ] as const;
  const timing = [['probes', describeProbes(results)] as const, ...timeToEnforce(results), ...listLeftOut(results)].flatMap(
    ([name, value]) =>
      wrapText(value, width - label).map((line, index) => `  ${paint.dim((index === 0 ? name : '').padEnd(label - 2))}${line}`),
  );
  return [
    paint.bold('SUMMARY'),
    ...facts.flatMap(([name, values]) =>
      wrapList(values, ', ', width - label).map((line, index) => `  ${paint.dim((index === 0 ? name : '').padEnd(label - 2))}${line}`),
    ),
    ...timing,
    '',
    ...wrapText(summaryLine(results), width).map((line) => paint.bold(paintOutcome(paint, summary.outcome, line))),
    ...renderClosingCauses(page),
  ];
}

function countedRules(results: Results): readonly (readonly [string, readonly string[]])[] {
  const rules = countRules(results);
  return rules === undefined ? [] : [['rules', [rules]]];
}

function listLeftOut({ cells }: Results): readonly (readonly [string, string])[] {
  const sentences = new Set(cells.flatMap(({ leftOut = [] }) => leftOut.map(({ object, reason }) => `${object}: ${reason}`)));
  return [...sentences].map((sentence, index) => [index === 0 ? 'left out' : '', sentence]);
}

function describeCounts(counts: Summary['flows'], paint: Page['paint']): readonly string[] {
  const present = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => paintOutcome(paint, outcome, `${String(counts[outcome])} ${outcome}`));
  return present.length === 0 ? ['none'] : present;
}

function describeProbes({ run, summary }: Results): string {
  const stages = run.stages.map(({ name, durationMs }) => `${name} ${formatDuration(durationMs)}`);
  const spent = `the run took ${formatDuration(run.durationMs)}${stages.length === 0 ? '' : `: ${stages.join(', ')}`}`;
  if (summary.probes === 0) return `none; ${spent}`;
  const probingMs = run.stages
    .filter(({ name }) => phases.some((phase) => phase === name))
    .reduce((sum, { durationMs }) => sum + durationMs, 0);
  const perSecond = Math.round((summary.probes * secondMs) / Math.max(probingMs, 1));
  return `${countOf(summary.probes, 'probe')}, ${String(perSecond)} a second while probing; ${spent}`;
}

function timeToEnforce({ cells }: Results): readonly (readonly [string, string])[] {
  const times = cells.flatMap(({ timeToEnforceMs }) => (timeToEnforceMs === undefined ? [] : [timeToEnforceMs])).toSorted((a, b) => a - b);
  const [median, slowest] = [times[Math.floor((times.length - 1) / 2)], times.at(-1)];
  if (median === undefined || slowest === undefined) return [];
  return [
    [
      'enforced',
      `within ${formatDuration(median)} of the apply (median of ${countOf(times.length, 'cell')}; slowest ${formatDuration(slowest)})`,
    ],
  ];
}
