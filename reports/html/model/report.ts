import type { GateDecision } from '../../../gate/gate-decision.ts';
import { cellOutcome } from '../../../harness/judge/cell-outcome.ts';
import { type Engine, engines } from '../../../harness/vocabulary/engine.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import type { CellResult, FlowResult, Results } from '../../../harness/vocabulary/results.ts';
import { neutralise } from '../../../harness/text/neutralise.ts';
import type { ReportData } from '../report-data.ts';
import { labelLegs } from './label-legs.ts';
import { orderClaims } from './order-claims.ts';

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
  /** Engines and claims that occur, in the order of the specification. */
  readonly engines: readonly Engine[];
  readonly claims: readonly string[];
}

/** Arrange what the page embeds. */
export function createReport({ legs: results, gate }: ReportData): Report {
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
    engines: engines.filter((engine) => cells.some(({ cell }) => cell.engine === engine)),
    claims: orderClaims(new Set(cells.map(({ cell }) => cell.claim))),
  };
}

/** Makes what a text hides visible; the text nodes of the page do the rest. */
export function showText(text: string): string {
  return neutralise(text, 'keep');
}
