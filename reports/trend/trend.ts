import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { SourceInfo } from '../../harness/vocabulary/source-info.ts';

/** How the claims fared over many runs, leg by leg. */
export interface Trend {
  readonly legs: readonly LegTrend[];
}

/** One leg: its runs, from the first to the last. */
export interface LegTrend {
  readonly leg: string;
  readonly runs: readonly TrendRun[];
  /** In the order of the suite. */
  readonly claims: readonly ClaimTrend[];
  /** The flakiest first. */
  readonly flaky: readonly FlakyFlow[];
}

/** One run of a leg. */
export interface TrendRun {
  readonly id: string;
  readonly startedAt: string;
  readonly source: Pick<SourceInfo, 'name' | 'version' | 'digest'>;
  readonly outcome: Outcome;
  readonly file: string;
}

/** One claim: the worst outcome of its cells in each run. */
export interface ClaimTrend {
  readonly claim: string;
  /** One for each run; undefined where the run had no cell of the claim. */
  readonly outcomes: readonly (Outcome | undefined)[];
  /** Where the last bad time began, as a position in the runs; absent: it was never failed or inconclusive. */
  readonly firstBad?: number;
  /** Whether the claim is bad in the last run that judged it. */
  readonly state: 'good' | 'bad' | 'not judged';
}

/** A flow whose outcome changed between runs of one source that came one after the other. */
export interface FlakyFlow {
  readonly cell: string;
  readonly flow: string;
  readonly changes: number;
  /** Pairs of consecutive runs of the same source that both judged it. */
  readonly pairs: number;
  /** One for each run; undefined where the run did not have the flow. */
  readonly outcomes: readonly (Outcome | undefined)[];
}
