import { clusterNetworkPolicyVersions } from '../../../harness/dialects/cluster-network-policy/schema.ts';
import type { ChartEngine, Engine } from '../../../harness/vocabulary/engine.ts';
import type { Api } from '../api/api.ts';

/** The kind that each engine cannot do without, in one of these versions of its API. */
const kinds: Readonly<Record<ChartEngine, { readonly apiVersions: readonly string[]; readonly kind: string }>> = {
  kubernetes: { apiVersions: ['networking.k8s.io/v1'], kind: 'NetworkPolicy' },
  cilium: { apiVersions: ['cilium.io/v2'], kind: 'CiliumNetworkPolicy' },
  calico: { apiVersions: ['projectcalico.org/v3'], kind: 'NetworkPolicy' },
  clusterNetworkPolicy: { apiVersions: clusterNetworkPolicyVersions, kind: 'ClusterNetworkPolicy' },
};

/** Why the cluster's API does not serve an engine's dialect, by engine; an engine that it serves is absent. @throws ApiError */
export async function findUnservedEngines(api: Api): Promise<ReadonlyMap<Engine, string>> {
  const unserved = new Map<Engine, string>();
  for (const engine of ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'] as const) {
    const { apiVersions, kind } = kinds[engine];
    const resources = (await Promise.all(apiVersions.map((apiVersion) => api.resources(apiVersion)))).flat();
    const served = resources.some((resource) => resource.kind === kind);
    if (!served) unserved.set(engine, `this cluster's API does not serve ${kind} of ${apiVersions.join(' or ')}`);
  }
  return unserved;
}
