import { poll } from '../../../harness/time/poll.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../../kubernetes/api/api.ts';
import { apiMs, apiPollMs } from '../budgets.ts';

/** Wait until API versions are served, such as `projectcalico.org/v3` by an aggregated API server. @throws UserError where one is not in time */
export async function waitForApis(api: Api, apiVersions: readonly string[], signal: AbortSignal): Promise<void> {
  await Promise.all(apiVersions.map((apiVersion) => waitForApi(api, apiVersion, signal)));
}

async function waitForApi(api: Api, apiVersion: string, signal: AbortSignal): Promise<void> {
  try {
    await poll(`serving ${apiVersion}`, async () => ((await api.freshResources(apiVersion)).length > 0 ? true : undefined), {
      everyMs: apiPollMs,
      withinMs: apiMs,
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw new UserError(
      `The CNI is installed, but the API does not serve ${apiVersion} within ${String(apiMs / 1_000)} s. See its pods' logs; where its API server is a part of its own, name that manifest with --cni-manifest too.`,
      2,
      { cause: error },
    );
  }
}
