import yoctoSpinner from 'yocto-spinner';
import type { OnProgress } from '../run/progress.ts';

/** Shows a run's progress on stderr. */
export interface ProgressDisplay {
  readonly onProgress: OnProgress;
  /** Take the display away before the result is printed. */
  stop(): void;
}

/** A spinner with counts on a terminal; one line a stage elsewhere, so that logs stay short. */
export function showProgress(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? showSpinner(stream) : showLines(stream);
}

function showSpinner(stream: NodeJS.WriteStream): ProgressDisplay {
  // The CLI has its own signal handlers, which write partial results before the process ends.
  const spinner = yoctoSpinner({ stream, handleSignals: false, text: 'starting' }).start();
  return {
    onProgress: ({ stage, done, total }) => {
      spinner.text = total === 0 ? stage : `${stage} ${String(done)}/${String(total)}`;
    },
    stop: () => {
      spinner.stop();
    },
  };
}

function showLines(stream: NodeJS.WriteStream): ProgressDisplay {
  const finished = new Set<string>();
  return {
    onProgress: ({ stage, done, total }) => {
      if (done < total || finished.has(stage)) return;
      finished.add(stage);
      stream.write(total === 0 ? `${stage}\n` : `${stage} ${String(done)}/${String(total)}\n`);
    },
    stop: () => undefined,
  };
}
