import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { CellResult, CheckResult, FlowResult } from '../../harness/vocabulary/results.ts';

/** Outcomes that a report has to explain, from the worst; of those that are ok or were skipped only flows that disagree with a prediction. */
export const notableOutcomes = ['failed', 'inconclusive', 'deviates', 'ok', 'skipped'] as const satisfies readonly Outcome[];

/** One of them. */
export type NotableOutcome = (typeof notableOutcomes)[number];

/** A flow with the cell that it belongs to. */
export interface FlowInCell {
  readonly cell: CellResult;
  readonly flow: FlowResult;
}

/** At least one. */
export type Some<Item> = readonly [Item, ...Item[]];

/**
 * What lies behind one or many differences: flows that the same rule decided with the same disagreement, a check that several
 * cells fail for the same reason, or a reason why cells as a whole are not ok.
 */
export type Cause =
  | { readonly kind: 'flows'; readonly outcome: NotableOutcome; readonly flows: Some<FlowInCell> }
  | { readonly kind: 'check'; readonly outcome: NotableOutcome; readonly check: CheckResult; readonly cells: Some<CellResult> }
  | { readonly kind: 'cells'; readonly outcome: NotableOutcome; readonly reason: string; readonly cells: Some<CellResult> };
