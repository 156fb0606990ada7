import pMap from 'p-map';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { poll } from '../../../harness/time/poll.ts';
import { concurrentOpens, firstSilenceMs, listenersStartMs } from '../budgets.ts';
import { runTries } from '../probe/run-batch.ts';
import type { Source } from '../probe/source.ts';
import type { Try } from '../probe/try.ts';

/** A pod and what it is to serve, as tries from itself to itself. */
export interface ServingPod {
  readonly source: Source;
  readonly tries: readonly Try[];
}

const everyMs = 300;

/** Wait until every listener of every pod answers its own pod. @throws UserError naming the one that does not */
export async function awaitListeners(pods: readonly ServingPod[], signal: AbortSignal): Promise<void> {
  await pMap(pods, ({ source, tries }) => awaitPod(source, tries, signal), { concurrency: concurrentOpens, signal });
}

async function awaitPod(source: Source, tries: readonly Try[], signal: AbortSignal): Promise<void> {
  let missing = '';
  const look = async (): Promise<true | undefined> => {
    const sightings = await runTries(source, tries, firstSilenceMs, signal);
    const index = sightings.findIndex(({ kind }) => kind !== 'connected');
    const each = tries[index];
    if (each === undefined) return true;
    missing = `${each.kind}${'port' in each ? ` on port ${String(each.port)}` : ''}: ${sightings[index]?.detail ?? ''}`;
    return undefined;
  };
  try {
    await poll('its listeners', look, { everyMs, withinMs: listenersStartMs, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError(
      `${source.name} does not serve ${missing}. Its image must have agnhost's netexec and webhook, curl, dig and a shell, as registry.k8s.io/e2e-test-images/agnhost has.`,
      2,
      { cause: error },
    );
  }
}
