const secondMs = 1000;

/** A duration for a reader: `0.8 ms`, `300 ms`, `4.2 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= secondMs) return `${(milliseconds / secondMs).toFixed(1)} s`;
  return `${milliseconds >= 10 ? milliseconds.toFixed(0) : Number(milliseconds.toFixed(1)).toString()} ms`;
}
