import { type Legs, legName, mapLegs } from '../../harness/vocabulary/legs.ts';
import type { Reporter } from '../reporter.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { neutraliseResults } from '../text/neutralise-results.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { outcomeHeading } from './outcome-heading.ts';
import { takeFitting } from './take-fitting.ts';
import { writeCauses, writeProblems } from './write-causes.ts';
import { writeClaims, writeLegs, writeSkipped } from './write-tables.ts';

/** GitHub shows no step summary over 1 MiB at all. Source: GitHub's documentation of workflow commands, "Step isolation and limits". */
const limitBytes = 1024 * 1024;

/** Causes beyond these are counted: a summary is read, not searched. */
const shownCauses = 40;

/** A summary for GitHub: the verdict, what differs and why, then the tables. */
export const markdownReporter: Reporter = {
  name: 'markdown',
  description: 'a summary for a GitHub step or comment, differences first, as summary.md',
  render: (legs, { resultsFile }) => [
    { kind: 'file', fileName: 'summary.md', text: writeSummary(mapLegs(legs, neutraliseResults), resultsFile) },
  ],
};

function writeSummary(legs: Legs, resultsFile: string): string {
  const head = [`## ${outcomeHeading(legs)}`, '', ...writeProblems(legs), ...writeLegs(legs)];
  const tables = legs.flatMap((leg) => writeLeg(leg, legs.length > 1));
  const sections = [
    ...takeFitting(head, limitBytes / 8),
    ...writeDifferences(writeCauses(legs), resultsFile),
    ...takeFitting(tables, limitBytes / 8),
  ];
  return `${sections.join('\n').trimEnd()}\n`;
}

function writeDifferences(causes: readonly string[], resultsFile: string): readonly string[] {
  if (causes.length === 0) return ['No differences.', ''];
  const shown = takeFitting(causes.slice(0, shownCauses), limitBytes / 2);
  const hidden = causes.length - shown.length;
  return [
    '### Differences',
    '',
    ...shown,
    ...(hidden === 0 ? [] : [`and ${countOf(hidden, 'more cause')} in ${escapeMarkdown(resultsFile)}`, '']),
  ];
}

function writeLeg(leg: Legs[number], isOneOfSeveral: boolean): readonly string[] {
  const skipped = writeSkipped(leg);
  return [
    `### Claims${isOneOfSeveral ? `: ${escapeMarkdown(legName(leg))}` : ''}`,
    '',
    ...writeClaims(leg),
    ...skipped,
    ...(skipped.length === 0 ? [] : ['']),
  ];
}
