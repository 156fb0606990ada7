import type { GateDecision } from '../../../gate/gate-decision.ts';
import { cellOutcome } from '../../../harness/judge/cell.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import type { CellResult, FlowResult, Results } from '../../../harness/vocabulary/results.ts';
import { neutralise } from '../../../harness/text/neutralise.ts';
import type { SuiteInfo } from '../../../harness/vocabulary/suite-info.ts';
import { claimsOf, enginesOf } from '../../view/field.ts';
import { joinSuites } from '../../view/join-suites.ts';
import type { ReportData } from '../report-data.ts';
import { labelLegs } from './label-legs.ts';

/** One results file of the report. */
export interface Leg {
  /** Short, unique in the report; what links and columns say. */
  readonly label: string;
  readonly results: Results;
}

/** A cell with where it belongs, and what it amounts to. */
export interface CellView {
  readonly leg: Leg;
  readonly cell: CellResult;
  readonly outcome: Outcome;
}

/** A flow with where it belongs. */
export interface FlowView extends CellView {
  readonly flow: FlowResult;
  /** Unique in the report. */
  readonly key: string;
}

/** The results, arranged for looking things up. */
export interface Report {
  readonly legs: readonly Leg[];
  readonly gate?: GateDecision;
  readonly cells: readonly CellView[];
  readonly flows: readonly FlowView[];
  /** Of all legs together. */
  readonly suite: SuiteInfo;
  /** Engines and claims that occur, in the order of the suite. */
  readonly engines: readonly string[];
  readonly claims: readonly string[];
}

/** Arrange what the page embeds. */
export function createReport({ legs: results, gate }: ReportData): Report {
  const [first, ...others] = results;
  const suite = joinSuites([first.suite, ...others.map((leg) => leg.suite)]);
  const labels = labelLegs(results);
  const legs = results.map((result, index) => ({ label: labels[index] ?? String(index), results: result }));
  const cells = legs.flatMap((leg) => leg.results.cells.map((cell) => ({ leg, cell, outcome: cellOutcome(cell) })));
  const flows = cells.flatMap((view) =>
    view.cell.flows.map((flow) => ({ ...view, flow, key: JSON.stringify([view.leg.label, view.cell.id, flow.id]) })),
  );
  return {
    legs,
    ...(gate === undefined ? {} : { gate }),
    cells,
    flows,
    suite,
    engines: enginesOf(
      suite,
      cells.map(({ cell }) => cell),
    ),
    claims: claimsOf(
      suite,
      cells.map(({ cell }) => cell),
    ),
  };
}

/** Makes what a text hides visible; the text nodes of the page do the rest. */
export function showText(text: string): string {
  return neutralise(text, 'keep');
}
