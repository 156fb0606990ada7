import type { ExitCode } from '../vocabulary/user-error.ts';

/** What each exit code means, in one line. */
export const exitCodes: Readonly<Record<ExitCode, string>> = {
  0: 'everything that was judged is ok, or deviates as known',
  1: 'at least one flow or check failed',
  2: 'something could not be judged, nothing was judged, or setting up failed',
  3: 'the command line is wrong',
};
