import type { ChartInfo } from '../harness/vocabulary/results.ts';

/** What a decision is made against, beside the policy. */
export interface GateTerms {
  readonly now: Date;
  /** The chart that is to be released. */
  readonly chart: Pick<ChartInfo, 'name' | 'version' | 'digest'>;
  /** Every cell of the catalogue: what a full run holds, so that a shrunken one can't pass. */
  readonly cells: readonly CatalogueCell[];
}

/** A cell that a full run holds. */
export interface CatalogueCell {
  readonly id: string;
  readonly claim: string;
  readonly engine: string;
}
