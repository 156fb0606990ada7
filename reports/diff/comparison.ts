import type { SourceInfo } from '../../harness/vocabulary/source-info.ts';
import type { Change, ChangeKind } from './change.ts';

/** What two runs are, and everything that differs. */
export interface Comparison {
  /** One for each pair of legs. */
  readonly pairs: readonly { readonly before: Side; readonly after: Side }[];
  /** Legs that only one of the two has. */
  readonly unpaired: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** The most important first. */
  readonly changes: readonly Change[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Flows and checks that both have. */
  readonly compared: number;
  /** Flows that both judged, with another verdict: what an application would notice. */
  readonly verdictsChanged: number;
}

/** One of the two runs, of one leg. */
export interface Side {
  readonly leg: string;
  readonly run: string;
  readonly startedAt: string;
  readonly source: Pick<SourceInfo, 'name' | 'version' | 'digest'>;
}
