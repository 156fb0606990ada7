import type { Engine } from '../../../harness/vocabulary/engine.ts';
import type { Api } from '../api/api.ts';

/** The kind that each engine cannot do without. */
const kinds: Readonly<Record<Engine, { readonly apiVersion: string; readonly kind: string }>> = {
  kubernetes: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
  cilium: { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' },
  calico: { apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy' },
  clusterNetworkPolicy: { apiVersion: 'policy.networking.k8s.io/v1alpha2', kind: 'ClusterNetworkPolicy' },
};

/** Why the cluster's API does not serve an engine's dialect, by engine; an engine that it serves is absent. @throws ApiError */
export async function findUnservedEngines(api: Api): Promise<ReadonlyMap<Engine, string>> {
  const unserved = new Map<Engine, string>();
  for (const engine of ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'] as const) {
    const { apiVersion, kind } = kinds[engine];
    const served = (await api.resources(apiVersion)).some((resource) => resource.kind === kind);
    if (!served) unserved.set(engine, `this cluster's API does not serve ${kind} of ${apiVersion}`);
  }
  return unserved;
}
