import pRetry from 'p-retry';

/** How often and for how long to look. */
export interface PollOptions {
  readonly everyMs: number;
  readonly withinMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Look again and again until there is something. @throws the last error of `look`, or an Error naming `what`, when the time is over
 */
export async function poll<Found>(
  what: string,
  look: () => Promise<Found | undefined> | Found | undefined,
  options: PollOptions,
): Promise<Found> {
  const { everyMs, withinMs, signal } = options;
  return pRetry(
    async () => {
      const found = await look();
      if (found === undefined) throw new Error(`${what} did not happen within ${String(withinMs)} ms`);
      return found;
    },
    { retries: Number.POSITIVE_INFINITY, factor: 1, minTimeout: everyMs, maxRetryTime: withinMs, ...(signal && { signal }) },
  );
}
