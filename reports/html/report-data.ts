import type { GateDecision } from '../../gate/gate-decision.ts';
import type { Legs } from '../../harness/vocabulary/legs.ts';

/** Everything the page is made from; embedded in it, compressed. */
export interface ReportData {
  readonly legs: Legs;
  /** The release decision, where one was made: the page leads with it. */
  readonly gate?: GateDecision;
}
