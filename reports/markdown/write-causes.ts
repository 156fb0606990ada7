import type { Results } from '../../harness/vocabulary/results.ts';
import { type Cause, notableOutcomes } from '../causes/cause.ts';
import { describeCause } from '../causes/describe-cause.ts';
import { groupCauses } from '../causes/group-causes.ts';
import { marks } from '../console/outcome-mark.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { escapeHtml } from './escape-html.ts';
import { escapeMarkdown } from './escape-markdown.ts';

const shownOthers = 20;
const label = 11;

interface PlacedCause {
  readonly leg: Results;
  readonly cause: Cause;
}

/** Each cause as a section that folds, the worst of all legs first: a headline, and the whole story as text. */
export function writeCauses(legs: Legs): readonly string[] {
  const causes = legs.flatMap((leg) => groupCauses(leg.cells).map((cause): PlacedCause => ({ leg, cause })));
  return causes.toSorted((a, b) => rank(a) - rank(b)).map((placed) => writeCause(placed, legs.length > 1));
}

function rank({ cause }: PlacedCause): number {
  return notableOutcomes.indexOf(cause.outcome);
}

/** Problems of runs as a whole: they come before every cause. */
export function writeProblems(legs: Legs): readonly string[] {
  return legs.flatMap((leg) => describeProblems(leg).map((text) => `> **${escapeMarkdown(legName(leg))}**: ${escapeMarkdown(text)}\n`));
}

function describeProblems({ run }: Results): readonly string[] {
  return [
    ...(run.cluster.evidence === 'prediction' ? ['PREDICTION ONLY: no packet was sent; not a proof.'] : []),
    ...(run.completeness === 'partial' ? ['PARTIAL RUN: what is reported holds, the rest is missing.'] : []),
    ...(run.problem === undefined ? [] : [run.problem]),
  ];
}

function writeCause({ leg, cause }: PlacedCause, isOneOfSeveral: boolean): string {
  const { title, facts, others } = describeCause(cause, leg.run.source.kind);
  const hidden = others.length - shownOthers;
  const story = [
    ...facts.map(([name, text]) => `${name.padEnd(label)}${text.replaceAll('\n', `\n${' '.repeat(label)}`)}`),
    ...(others.length === 0 ? [] : [`the same cause, ${countOf(others.length, 'other flow')}:`]),
    ...others.slice(0, shownOthers).map((other) => `  ${other}`),
    ...(hidden > 0 ? [`  and ${String(hidden)} more`] : []),
  ].join('\n');
  const head = `${marks[cause.outcome]} ${cause.outcome}: ${title}${isOneOfSeveral ? ` · ${legName(leg)}` : ''}`;
  return `<details><summary>${escapeHtml(head)}</summary>\n\n<pre>\n${escapeHtml(story)}\n</pre>\n</details>\n`;
}
