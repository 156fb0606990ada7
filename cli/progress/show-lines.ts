import type { ProgressDisplay } from './progress-display.ts';
import { ProgressMeter } from './progress-meter.ts';

/** A sign of life for whoever watches a log. */
const quietMs = 30_000;

/** A line as a stage with counts ends, and one now and then while something takes long. */
export function showLines(stream: Pick<NodeJS.WriteStream, 'write'>): ProgressDisplay {
  const meter = new ProgressMeter(performance.now());
  const finished = new Set<string>();
  const print = (): void => {
    stream.write(`${meter.describe(performance.now())}\n`);
  };
  const timer = setInterval(print, quietMs);
  timer.unref();
  return {
    onProgress: (event) => {
      meter.note(event, performance.now());
      if (event.total === 0 || event.done < event.total || finished.has(event.stage)) return;
      finished.add(event.stage);
      print();
      timer.refresh();
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
