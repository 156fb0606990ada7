import type { Results } from '../../harness/vocabulary/results.ts';
import { nameWithVersion } from '../../harness/vocabulary/name-source.ts';
import type { ClaimInfo } from '../../harness/vocabulary/suite-info.ts';
import { codeSpan } from '../markdown/code-span.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import { markOutcome, describeFlows } from '../markdown/outcome-heading.ts';
import { markdownTable } from '../markdown/table.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { joinSuites } from '../view/join-suites.ts';
import { type Evidence, labelRuns, sightingsOf } from './evidence.ts';
import { listDifferences } from './list-differences.ts';
import { listExamples } from './list-examples.ts';
import { describeCells, outcomeTable } from './outcome-table.ts';

/**
 * `docs/claims.md`: each claim with what was seen of it, in Markdown. Unlike legs of a matrix, two runs
 * may be of the same CNI.
 */
export function renderClaimsPage(runs: readonly Results[]): string {
  const evidence = labelRuns(runs);
  const [first, ...others] = runs.map(({ suite }) => suite);
  const suite = first === undefined ? undefined : joinSuites([first, ...others]);
  const entries = Object.entries(suite?.claims ?? {});
  const engines = (suite?.engines ?? []).map(({ id }) => id);
  return [
    '# Claims',
    '',
    'What is promised, and what each engine was seen to do. Generated from results by',
    '`npm run docs:claims -- --from DIR…`; nothing here is written by hand. [verdicts.md](verdicts.md) says how a verdict is',
    'decided, [cni-deviations.md](cni-deviations.md) what is known of each enforcer.',
    '',
    '## Runs',
    '',
    ...runsTable(evidence),
    ...skippedEngines(evidence),
    '## Overview',
    '',
    '✓ ok, ✗ failed, ? inconclusive, \\~ deviates as known, – skipped, · not run. The worst outcome over all engines of the run',
    'that serve them; a verdict is a flow or a check.',
    '',
    ...overview(entries, evidence),
    ...entries.flatMap(([id, claim]) => section(id, claim, engines, evidence)),
  ].join('\n');
}

function runsTable(evidence: readonly Evidence[]): readonly string[] {
  return markdownTable(
    ['run', 'cluster', 'source', 'started', 'outcome'],
    evidence.map(({ label, results: { run, summary } }) => [
      escapeMarkdown(label),
      escapeMarkdown(describeCluster(run.cluster)),
      escapeMarkdown(`${nameWithVersion(run.source)}, ${run.source.digest.slice(0, 19)}`),
      `${run.startedAt.slice(0, 16)}Z, ${codeSpan(run.id)}`,
      `${markOutcome(summary.outcome)}, ${describeFlows([summary])}`,
    ]),
  );
}

/** Details that are about the software, and not about the one machine. */
const toldDetails: readonly (readonly [detail: string, prefix: string])[] = [
  ['enforcer', ''],
  ['kubernetes', 'Kubernetes '],
  ['nodes', 'nodes: '],
  ['kind', 'kind '],
  ['ip family', ''],
  ['isolation', ''],
];

function describeCluster({ name, details, evidence }: Results['run']['cluster']): string {
  const told = toldDetails.flatMap(([detail, prefix]) => (details[detail] === undefined ? [] : [`${prefix}${details[detail]}`]));
  return [name, ...told, ...(evidence === 'prediction' ? ['a prediction, no packet was sent'] : [])].join(', ');
}

/** Why whole cells were skipped, once for each engine and reason. */
function skippedEngines(evidence: readonly Evidence[]): readonly string[] {
  const reasons = evidence.flatMap(({ label, results }) => {
    const skipped = results.cells.filter(({ outcome }) => outcome === 'skipped');
    const texts = skipped.map(({ engine, reason }) => `${engine} on ${label}: ${reason ?? 'no reason'}`);
    return [...new Set(texts)].map(
      (text) => `- ${escapeMarkdown(text)} (${countOf(texts.filter((each) => each === text).length, 'cell')}).`,
    );
  });
  return reasons.length === 0 ? [] : ['Skipped:', '', ...reasons, ''];
}

function overview(entries: readonly (readonly [string, ClaimInfo])[], evidence: readonly Evidence[]): readonly string[] {
  return markdownTable(
    ['claim', ...evidence.map(({ label }) => escapeMarkdown(label))],
    entries.map(([id]) => [`[${id}](#${id})`, ...evidence.map(({ results }) => overall(id, results))]),
  );
}

function overall(claim: string, { cells }: Results): string {
  const ofClaim = cells.filter((cell) => cell.claim === claim);
  const served = ofClaim.filter(({ outcome }) => outcome !== 'skipped');
  return describeCells(served.length === 0 ? ofClaim : served);
}

function section(id: string, { text, engines }: ClaimInfo, all: readonly string[], evidence: readonly Evidence[]): readonly string[] {
  const sightings = sightingsOf(id, evidence);
  const scenarios = new Set(
    evidence.flatMap(({ results }) => results.cells.filter(({ claim }) => claim === id).map(({ scenario }) => scenario)),
  );
  const items = [...listExamples(sightings), ...listDifferences(sightings)];
  const head = [`## ${id}`, '', `> ${escapeMarkdown(text)}`, ''];
  if (scenarios.size === 0) return [...head, 'None of these runs judged it.', ''];
  return [
    ...head,
    `Decided by ${countOf(scenarios.size, 'scenario')}: ${[...scenarios].map(codeSpan).join(', ')}.`,
    '',
    ...outcomeTable(id, engines ?? all, evidence),
    ...items,
    ...(items.length === 0 ? [] : ['']),
  ];
}
