const secondMs = 1000;

/** Milliseconds as JUnit's seconds: `4.200`. */
export function formatSeconds(milliseconds: number): string {
  return (milliseconds / secondMs).toFixed(3);
}
