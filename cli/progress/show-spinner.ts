import yoctoSpinner from 'yocto-spinner';
import type { ProgressDisplay } from './progress-display.ts';
import { ProgressMeter } from './progress-meter.ts';

/** The spinner itself and the space after it. */
const margin = 3;
const refreshMs = 250;

/** One line that is written over, never longer than the terminal is wide, and gone in the end, however the process ends. */
export function showSpinner(stream: NodeJS.WriteStream): ProgressDisplay {
  const meter = new ProgressMeter(performance.now());
  // The CLI has its own signal handlers, which write partial results before the process ends.
  const spinner = yoctoSpinner({ stream, handleSignals: false, text: 'starting' }).start();
  const refresh = (): void => {
    spinner.text = meter.describe(performance.now()).slice(0, Math.max(stream.columns - margin, 1));
  };
  const timer = setInterval(refresh, refreshMs);
  timer.unref();
  const stop = (): void => {
    clearInterval(timer);
    process.off('exit', stop);
    spinner.stop();
  };
  // A second Ctrl+C ends the process at once: the cursor, which a spinner hides, comes back all the same.
  process.once('exit', stop);
  return {
    onProgress: (event) => {
      if (meter.note(event, performance.now())) refresh();
    },
    stop,
  };
}
