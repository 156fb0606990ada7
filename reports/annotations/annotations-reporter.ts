import type { Results } from '../../harness/vocabulary/results.ts';
import type { Cause, NotableOutcome } from '../causes/cause.ts';
import { groupCauses } from '../causes/group-causes.ts';
import { describeCause } from '../causes/describe-cause.ts';
import { legName, mapLegs } from '../../harness/vocabulary/legs.ts';
import { describePrecision, locateCause, type Location } from '../locations/location.ts';
import type { RenderOptions, Reporter } from '../reporter.ts';
import { neutraliseResults } from '../text/neutralise-results.ts';
import { escapeData, escapeProperty } from './escape-command.ts';

const levels = {
  failed: 'error',
  inconclusive: 'warning',
  deviates: 'notice',
  ok: 'warning',
  skipped: 'warning',
} as const satisfies Readonly<Record<NotableOutcome, string>>;

/** GitHub's workflow commands: each cause at the line of the source that decides. One cause is one annotation: GitHub shows ten of a kind. */
export const annotationsReporter: Reporter = {
  name: 'annotations',
  description: 'GitHub workflow commands that point at the deciding lines of the source; on stdout',
  render: (legs, options) => {
    const clean = mapLegs(legs, neutraliseResults);
    const lines = clean.flatMap((leg) => annotateLeg(leg, clean.length === 1 ? '' : ` · ${legName(leg)}`, options));
    return [{ kind: 'stdout', text: lines.map((line) => `${line}\n`).join('') }];
  },
};

function annotateLeg(leg: Results, suffix: string, { repository }: RenderOptions): readonly string[] {
  const problem =
    leg.run.problem === undefined ? [] : [command('error', { title: `Conformance: the run was stopped${suffix}` }, leg.run.problem)];
  return [...problem, ...groupCauses(leg.cells).map((cause) => annotateCause(leg, cause, suffix, repository))];
}

function annotateCause(leg: Results, cause: Cause, suffix: string, repository: string): string {
  const { title, facts, others } = describeCause(cause, leg.run.source.kind);
  const location = locateCause(leg, cause, repository);
  const text = [
    ...facts.map(([name, value]) => `${name}: ${value}`),
    ...(others.length === 0 ? [] : [`the same cause: ${String(others.length)} more`]),
    ...(location === undefined ? [] : [describePrecision(location, leg.run.source.kind)]),
  ].join('\n');
  return command(levels[cause.outcome], { ...placeOf(location), title: `Conformance: ${cause.outcome}: ${title}${suffix}` }, text);
}

/** Where no line decides, the annotation stands on the run and not on a file that is not to blame. */
function placeOf(location: Location | undefined): Readonly<Record<string, string>> {
  if (location === undefined || location.precision === 'source') return {};
  return { file: location.file, ...(location.line === undefined ? {} : { line: String(location.line) }) };
}

function command(level: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${level} ${list.join(',')}::${escapeData(message)}`;
}
