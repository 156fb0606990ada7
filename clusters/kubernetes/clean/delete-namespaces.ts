import pMap from 'p-map';
import { z } from 'zod';
import { poll } from '../../../harness/time/poll.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../api/api.ts';
import { concurrentRequests, gonePollMs, namespacesGoneMs } from '../budgets.ts';

const nameSchema = z.object({ metadata: z.object({ name: z.string() }) });

/** Delete namespaces and wait until they are gone. @throws UserError naming those that stay */
export async function deleteNamespaces(api: Api, names: ReadonlySet<string>): Promise<void> {
  if (names.size === 0) return;
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
