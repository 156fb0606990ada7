import type { KnownDeviation } from '../cluster/cluster.ts';
import type { Cell } from '../plan/cell.ts';
import type { Controller } from '../plan/controller.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import type { ChartValues } from '../scenario/scenario.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { CheckResult } from '../vocabulary/results.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { Prediction } from '../vocabulary/prediction.ts';

/** A cell whose chart rendered. */
export interface RenderedCell {
  readonly kind: 'rendered';
  readonly cell: Cell;
  readonly values: ChartValues;
  /** The policies to enforce: the chart's and the scenario's foreign ones. */
  readonly policies: readonly Manifest[];
  /** See `CellResult.leftOut`. */
  readonly leftOut?: readonly string[];
  readonly controller: Controller;
  readonly flows: readonly PlannedFlow[];
  readonly checks: readonly CheckResult[];
}

/** A rendered cell whose policies are compiled; ready to be probed. */
export interface ReadyCell extends Omit<RenderedCell, 'kind'> {
  readonly kind: 'ready';
  readonly ruleset: Ruleset;
  /** By the flow's request id. */
  readonly predictions: ReadonlyMap<string, Prediction>;
  /** By the flow's request id: flows for which the enforcer is known not to do what the policies say. */
  readonly deviations: ReadonlyMap<string, KnownDeviation>;
}

/** A cell that can't be probed, and why. What was already found about it is kept. */
export interface StoppedCell {
  readonly kind: 'stopped';
  readonly cell: Cell;
  readonly outcome: Extract<Outcome, 'failed' | 'inconclusive' | 'skipped'>;
  readonly reason: string;
  readonly values: ChartValues;
  readonly policies: readonly Manifest[];
  /** See `CellResult.leftOut`. */
  readonly leftOut?: readonly string[];
  readonly checks: readonly CheckResult[];
}
