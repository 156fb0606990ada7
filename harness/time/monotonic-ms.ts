const nanosecondsPerMs = 1e6;

/**
 * Milliseconds of the machine's monotonic clock. Setting the time of day does not move it, and all processes of a Linux machine read the same
 * one, so that a time of one can be compared with a time of another (Node documentation, `process.hrtime.bigint`; clock_gettime(2)).
 */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / nanosecondsPerMs;
}
