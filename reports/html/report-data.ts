import type { Legs } from '../legs.ts';

/** The release decision, where one was made; the page shows it above the run's own outcome. */
export interface GateVerdict {
  readonly decision: 'open' | 'closed';
  /** Why, one sentence each; the first is the one that the page leads with. */
  readonly reasons: readonly string[];
}

/** Everything the page is made from; embedded in it, compressed. */
export interface ReportData {
  readonly legs: Legs;
  readonly gate?: GateVerdict;
}
