import type { OnProgress } from '../../harness/run/progress.ts';

/** Shows a run's progress on stderr. */
export interface ProgressDisplay {
  readonly onProgress: OnProgress;
  /** Take the display away before the result is printed. */
  stop(): void;
}
