import type { KnownDeviation } from '../enforcers/deviation.ts';
import type { Cast } from '../plan/actor.ts';
import type { Cell } from '../plan/cell.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import type { Values } from '../suite/values.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import type { CellResult, CheckResult } from '../vocabulary/results.ts';
import type { RenderedService } from '../world/rendered-service.ts';
import type { CellInput } from './place-cells.ts';

/** What rendering a cell came to, whatever became of it after. */
interface Rendering {
  readonly cell: Cell;
  readonly values: Values;
  /** The policies to enforce: the source's and the scenario's foreign ones. */
  readonly policies: readonly Manifest[];
  readonly checks: readonly CheckResult[];
  /** Objects of the source that are not judged, and why. */
  readonly leftOut: NonNullable<CellResult['leftOut']>;
}

/** A cell whose source rendered. */
export interface RenderedCell extends Rendering {
  readonly kind: 'rendered';
  readonly input: CellInput;
  readonly cast: Cast;
  readonly services: readonly RenderedService[];
  readonly flows: readonly PlannedFlow[];
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
export interface StoppedCell extends Rendering {
  readonly kind: 'stopped';
  readonly outcome: Extract<Outcome, 'failed' | 'inconclusive' | 'skipped'>;
  readonly reason: string;
}
