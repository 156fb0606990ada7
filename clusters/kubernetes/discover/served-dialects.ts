import { dialects } from '../../../harness/dialects/registry.ts';
import type { Api } from '../api/api.ts';

/** Why the cluster's API does not serve a dialect, by its id; one that it serves is absent. @throws ApiError */
export async function findUnservedDialects(api: Api): Promise<ReadonlyMap<string, string>> {
  const unserved = new Map<string, string>();
  for (const { id, kinds } of dialects) {
    const needed = kinds.find(({ role }) => role === 'policy');
    if (needed === undefined) continue;
    const served = await Promise.all(needed.apiVersions.map((version) => api.resources(version)));
    if (served.flat().some(({ kind }) => kind === needed.kind)) continue;
    unserved.set(id, `this cluster's API does not serve ${needed.kind} of ${needed.apiVersions.join(' or ')}`);
  }
  return unserved;
}
