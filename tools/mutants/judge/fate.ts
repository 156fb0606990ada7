import type { PlannedFlow } from '../../../harness/plan/planned-flow.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { DecidedVerdict } from '../../../harness/vocabulary/verdict.ts';
import type { Application } from '../mutant.ts';

/** A declared flow that does something else under a mutant. */
export interface ChangedFlow {
  readonly flow: PlannedFlow;
  /** What the model says of it under the mutant. */
  readonly predicted: DecidedVerdict;
}

/** What became of a mutant. */
export type Fate =
  /** Declared flows of a site do something else. */
  | { readonly kind: 'caught'; readonly application: Application; readonly flows: readonly ChangedFlow[] }
  /** A site stops before a packet is sent: no dialect takes the object, or it selects pods that it must not, or none. */
  | { readonly kind: 'refused'; readonly application: Application; readonly reason: string }
  /** No flow of any site's world does anything else. */
  | { readonly kind: 'equivalent'; readonly flowsCompared: number }
  /** Something changes in a site's world that none of its flows shows. */
  | { readonly kind: 'survived'; readonly application: Application; readonly flow: Flow; readonly becomes: DecidedVerdict };

/** A mutant that the model caught. */
export interface CaughtMutant<Subject = unknown> {
  readonly mutant: Subject;
  readonly fate: Extract<Fate, { kind: 'caught' }>;
}
