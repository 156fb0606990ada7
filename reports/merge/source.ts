import type { Results } from '../../harness/vocabulary/results.ts';

/** Results with the file that they were read from. */
export interface Source {
  readonly file: string;
  readonly results: Results;
}
