import { poll } from '../../../harness/time/poll.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../../kubernetes/api/api.ts';
import { apiPollMs, crdMs } from '../budgets.ts';

/** Wait until a kind whose definition was applied is served. @throws UserError where it is not in time */
export async function waitForKind(api: Api, apiVersion: string, kind: string, signal: AbortSignal): Promise<void> {
  try {
    await poll(
      `serving ${apiVersion} ${kind}`,
      async () => (await api.freshResources(apiVersion)).find((resource) => resource.kind === kind),
      { everyMs: apiPollMs, withinMs: crdMs, signal },
    );
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError(`${kind} of ${apiVersion} was defined, but the API does not serve it within ${String(crdMs / 1_000)} s.`, 2, {
      cause: error,
    });
  }
}
