import type { Outcome } from '../vocabulary/outcome.ts';
import type { ExitCode } from '../vocabulary/user-error.ts';

/** The exit code that a run's outcome ends the process with. A known deviation is shown and does not fail the run. */
export function exitCodeOf(outcome: Outcome): Exclude<ExitCode, 3> {
  switch (outcome) {
    case 'ok':
    case 'deviates':
      return 0;
    case 'failed':
      return 1;
    case 'inconclusive':
    case 'skipped':
      return 2;
  }
}
