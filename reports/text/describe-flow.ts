import { formatDecision, formatNearest } from '../../harness/policy/format-decision.ts';
import type { Attempt, Observation } from '../../harness/vocabulary/observation.ts';
import { phases } from '../../harness/vocabulary/phase.ts';
import type { TraceStep } from '../../harness/vocabulary/prediction.ts';
import type { CellResult, FlowResult } from '../../harness/vocabulary/results.ts';
import type { FlowInCell } from '../causes/cause.ts';
import { type Location, locateFlow, locateRule } from '../locations/location.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { formatDuration } from '../../harness/text/format-duration.ts';
import { undeclared } from '../view/tables.ts';

/** A named fact of a report; its text may have several lines. */
export type Fact = readonly [name: string, text: string];

const phaseColumn = Math.max(...phases.map((phase) => phase.length)) + 2;

/** The five answers about a flow: which, expected what and why, which rule decides, what each phase saw, how to repeat it. */
export function describeFlow({ cell, flow }: FlowInCell): readonly Fact[] {
  const row = flow.row === undefined ? '' : `, row ${flow.row}`;
  const at = `${flow.direction}, IPv${String(flow.family)}, ${flow.address}`;
  return [
    ['flow', `${flow.source} → ${flow.destination}:${String(flow.port)}/${flow.protocol} (${at})`],
    ['cell', `${cell.id}: ${cell.title}`],
    ['expected', `${describeDeclaration(flow)} (claim ${cell.claim}${row})`],
    ['predicted', describePrediction({ cell, flow })],
    ['saw', describePhases(flow)],
    ...(flow.reason === undefined ? [] : [['so', flow.reason] as const]),
    ['repeat', flow.repeat],
  ];
}

/** What is declared, and why; where nothing is, that. */
export function describeDeclaration({ declared, because }: FlowResult): string {
  if (declared === undefined) return `${undeclared} nothing is declared`;
  return because === undefined ? declared : `${declared}: ${because}`;
}

/** A flow in one line, for the list of those that share a cause. */
export function describeFlowBriefly({ cell, flow }: FlowInCell): string {
  const { enforced } = flow.observed;
  const saw =
    enforced === undefined ? '' : `  ${enforced.kind} ×${String(enforced.attempts.length)}, ${formatDuration(totalMs(enforced.attempts))}`;
  return `${cell.id}  ${flow.id}${saw}`;
}

function describePrediction(flowInCell: FlowInCell): string {
  const { predicted } = flowInCell.flow;
  if (predicted === undefined) return 'nothing';
  const { policy, because } = predicted.decidedBy;
  const decision = formatDecision(predicted.decidedBy);
  return [
    `${predicted.verdict} by ${decision}`,
    ...(because === decision ? [] : [because]),
    ...(policy === undefined ? [] : [describePlace(locateFlow(flowInCell)) ?? policy.file]),
    ...describeNearest(flowInCell.cell, predicted.decidedBy),
  ].join('\n');
}

function describeNearest(cell: CellResult, { nearest }: TraceStep): readonly string[] {
  if (nearest === undefined) return [];
  return [`nearest: ${formatNearest(nearest)}`, describePlace(locateRule(cell, nearest)) ?? nearest.policy.file];
}

/** Where the chart says so; undefined where the line is not known. */
function describePlace({ file, line, precision }: Partial<Location> = {}): string | undefined {
  if (file === undefined || line === undefined) return undefined;
  return `${file}:${String(line)}, where the ${precision === 'rule' ? 'rule is written' : 'policy begins'}`;
}

function describePhases({ observed }: FlowResult): string {
  if (Object.keys(observed).length === 0) return 'nothing: no packet was sent';
  return phases.flatMap((phase) => describeObservation(phase.padEnd(phaseColumn), observed[phase])).join('\n');
}

function describeObservation(phase: string, observation: Observation | undefined): readonly string[] {
  if (observation === undefined) return [`${phase}not probed`];
  const { kind, attempts, decidedBy } = observation;
  const detail = attempts.at(-1)?.detail.replaceAll('\n', ' ') ?? '';
  const seen = `${phase}${kind}, ${countOf(attempts.length, 'attempt')}, ${formatDuration(totalMs(attempts))}${detail === '' ? '' : `: ${detail}`}`;
  return [seen, ...(decidedBy === undefined ? [] : [`${' '.repeat(phaseColumn)}the enforcer names ${decidedBy}`])];
}

function totalMs(attempts: readonly Attempt[]): number {
  return attempts.reduce((sum, { durationMs }) => sum + durationMs, 0);
}
