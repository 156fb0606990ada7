import { options } from 'preact';

/**
 * Make a change and draw what follows from it before this returns. The page is otherwise drawn a moment later, and a key or a
 * click that comes in between is about what is no longer there.
 */
export function drawNow(change: () => void): void {
  const schedule = options.debounceRendering?.bind(options);
  const drawings: (() => void)[] = [];
  options.debounceRendering = (draw) => {
    drawings.push(draw);
  };
  try {
    change();
    for (const draw of drawings) draw();
  } finally {
    if (schedule === undefined) delete options.debounceRendering;
    else options.debounceRendering = schedule;
  }
}
