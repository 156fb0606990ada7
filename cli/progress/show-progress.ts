import type { ProgressDisplay } from './progress-display.ts';
import { showLines } from './show-lines.ts';
import { showSpinner } from './show-spinner.ts';

/** A line that lives, with rate and remaining time, on a terminal; few plain lines elsewhere and in CI, so that logs stay short. */
export function showProgress(stream: NodeJS.WriteStream): ProgressDisplay {
  const isLive = stream.isTTY && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;
  return isLive ? showSpinner(stream) : showLines(stream);
}
