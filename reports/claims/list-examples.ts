import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';
import { codeSpan } from '../markdown/code-span.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import type { Sighting } from './evidence.ts';

const verdicts = ['allowed', 'denied'] as const satisfies readonly DecidedVerdict[];

/** For each verdict a flow that was seen to have it, on the most runs, with the rule that decides and the command that repeats it. */
export function listExamples(sightings: readonly Sighting[]): readonly string[] {
  return verdicts.flatMap((verdict) => {
    const proven = sightings.filter(({ flow }) => flow.outcome === 'ok' && flow.verdict === verdict);
    const example = pickWidest(proven);
    return example === undefined ? [] : [describe(example, runsOf(example, proven))];
  });
}

/** The first of the flows that the most runs agree about. */
function pickWidest(sightings: readonly Sighting[]): Sighting | undefined {
  const [first, ...others] = sightings;
  if (first === undefined) return undefined;
  return others.reduce((widest, each) => (runsOf(each, sightings).length > runsOf(widest, sightings).length ? each : widest), first);
}

function runsOf({ cell, flow }: Sighting, sightings: readonly Sighting[]): readonly string[] {
  return [...new Set(sightings.filter((each) => each.cell.id === cell.id && each.flow.id === flow.id).map(({ label }) => label))];
}

function describe({ cell, flow }: Sighting, runs: readonly string[]): string {
  const rule = flow.predicted?.decidedBy.rule;
  const by = rule === undefined ? '' : ` by ${codeSpan(rule)}`;
  return `- ${codeSpan(flow.id)} ${flow.verdict}${by}, ${cell.engine}, on ${escapeMarkdown(runs.join(', '))}${flow.because === undefined ? '' : `: ${escapeMarkdown(flow.because)}`}. ${codeSpan(flow.repeat)}`;
}
