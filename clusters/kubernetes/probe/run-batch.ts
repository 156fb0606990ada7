import pRetry from 'p-retry';
import { answerMs, batchSlackMs, lostBatchRetries } from '../budgets.ts';
import { ShellLost } from '../shell/shell.ts';
import { buildScript } from './build-script.ts';
import { readBatch } from './read-batch.ts';
import type { Source } from './source.ts';
import type { Sighting, Try } from './try.ts';

/** More than this in one shell at once and its tries would wait for each other. */
const batchSize = 200;

let batches = 0;

/**
 * Make tries from a source, all at once. A batch whose stream is lost is asked again a bounded number of times; then each of
 * its tries is an error. @returns one sighting for each try, in order
 */
export async function runTries(
  source: Source,
  tries: readonly Try[],
  silenceMs: number,
  signal: AbortSignal,
): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = [];
  for (let start = 0; start < tries.length; start += batchSize) {
    sightings.push(...(await runBatch(source, tries.slice(start, start + batchSize), silenceMs, signal)));
  }
  return sightings;
}

async function runBatch(source: Source, tries: readonly Try[], silenceMs: number, signal: AbortSignal): Promise<readonly Sighting[]> {
  try {
    return await pRetry(
      async () => {
        batches += 1;
        const batch = { token: `@${String(batches)}`, tries, control: source.control, silenceMs };
        const shell = await source.openShell();
        return readBatch(batch, await shell.run(batch.token, buildScript(batch), silenceMs + answerMs + batchSlackMs));
      },
      { signal, retries: lostBatchRetries, factor: 2, minTimeout: 500, shouldRetry: ({ error }) => error instanceof ShellLost },
    );
  } catch (error) {
    if (!(error instanceof ShellLost)) throw error;
    const detail = `the probes of ${source.name} were lost ${String(lostBatchRetries + 1)} times: ${error.message}`;
    return tries.map(() => ({ kind: 'error', durationMs: 0, detail }));
  }
}
