import pMap from 'p-map';
import { z } from 'zod';
import { poll } from '../../../harness/time/poll.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../api/api.ts';
import { runLabel } from '../labels.ts';
import { concurrentRequests, gonePollMs, namespacesGoneMs, podsGoneMs } from '../budgets.ts';

const placedSchema = z.object({ metadata: z.object({ namespace: z.string() }) });
const nameSchema = z.object({ metadata: z.object({ name: z.string() }) });

/** Delete namespaces and wait until they are gone. @throws UserError naming those that stay */
export async function deleteNamespaces(api: Api, names: ReadonlySet<string>): Promise<void> {
  if (names.size === 0) return;
  await deletePods(api, names);
  await pMap(names, (name) => api.deletePath(`/api/v1/namespaces/${name}`), { concurrency: concurrentRequests, stopOnError: false });
  let left: readonly string[] = [...names];
  const look = async (): Promise<true | undefined> => {
    const existing = await api.list('/api/v1/namespaces', nameSchema);
    left = existing.map(({ metadata }) => metadata.name).filter((name) => names.has(name));
    return left.length === 0 ? true : undefined;
  };
  try {
    await poll('the end of the namespaces', look, { everyMs: gonePollMs, withinMs: namespacesGoneMs });
  } catch (error) {
    throw new UserError(
      `Namespaces of the run are still there ${String(namespacesGoneMs / 1_000)} s after they were deleted: ${left.join(', ')}. Look at why with: kubectl get namespace ${left[0] ?? ''} --output yaml`,
      2,
      { cause: error },
    );
  }
}

/**
 * A namespace that still holds pods when its turn comes is put off by the controller for longer than the pods need, so they go
 * first. What stays is left to the namespaces' own deletion.
 */
async function deletePods(api: Api, names: ReadonlySet<string>): Promise<void> {
  await pMap(names, (name) => api.deletePath(`/api/v1/namespaces/${name}/pods`), { concurrency: concurrentRequests, stopOnError: false });
  const look = async (): Promise<true | undefined> => {
    const pods = await api.list('/api/v1/pods', placedSchema, { labelSelector: runLabel });
    return pods.some(({ metadata }) => names.has(metadata.namespace)) ? undefined : true;
  };
  await poll('the end of the pods', look, { everyMs: gonePollMs, withinMs: podsGoneMs }).catch(() => undefined);
}
