import type { SourceInfo } from '../harness/vocabulary/source-info.ts';

/** What a decision is made against, beside the policy. */
export interface GateTerms {
  readonly now: Date;
  /** What is to be released. */
  readonly source: Pick<SourceInfo, 'kind' | 'name' | 'version' | 'digest'>;
  /** Every cell of the suite: what a full run holds, so that a shrunken one can't pass. */
  readonly cells: readonly SuiteCell[];
}

/** A cell that a full run holds. */
export interface SuiteCell {
  readonly id: string;
  readonly claim: string;
  readonly engine: string;
}
