import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { FindingKind } from '../../harness/vocabulary/results.ts';
import type { Verdict } from '../../harness/vocabulary/verdict.ts';

/** How something differs from one run to another, the most important first. */
export const changeKinds = [
  'newly failing',
  'newly inconclusive',
  'verdict changed',
  'newly deviating',
  'prediction changed',
  'no longer judged',
  'disappeared',
  'newly ok',
  'appeared',
] as const;

/** One of them. */
export type ChangeKind = (typeof changeKinds)[number];

/** What was found about a flow, a check or a cell in one of the runs. */
export interface State {
  readonly outcome: Outcome;
  /** Only of a flow. */
  readonly verdict?: Verdict;
  readonly reason?: string;
  /** Kinds of disagreement; absent: none. */
  readonly findings?: readonly FindingKind[];
  /** Which rule decided, without the names that differ from cell to cell: `NetworkPolicy › spec.ingress[0], templates/policies/calico.yaml`. */
  readonly decidedBy?: string;
}

/** What changed: a flow or a check of a cell, or the cell as a whole. */
export type Changed =
  | { readonly kind: 'flow'; readonly id: string; readonly row?: string; readonly because?: string }
  | { readonly kind: 'check'; readonly id: string; readonly because: string }
  | { readonly kind: 'cell' };

/** One difference between two runs. */
export interface Change {
  readonly kind: ChangeKind;
  readonly leg: string;
  readonly scenario: string;
  readonly claim: string;
  /** One engine, or two where engines are compared: `kubernetes → cilium`. */
  readonly engine: string;
  readonly what: Changed;
  /** Absent where it was not in that run. */
  readonly before?: State;
  readonly after?: State;
}
