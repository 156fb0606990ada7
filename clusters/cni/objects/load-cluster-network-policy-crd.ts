import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { LoadedCni } from '../cni.ts';
import { published } from '../published.ts';
import { downloadManifests } from './download-manifests.ts';

/** The resource as CustomResourceDefinitions name it. */
export const clusterNetworkPolicyCrd = 'clusternetworkpolicies.policy.networking.k8s.io';

/** The published definition of ClusterNetworkPolicy, unless it is among the objects already; left out where it cannot be had. */
export async function loadClusterNetworkPolicyCrd(objects: readonly KubernetesObject[], signal: AbortSignal): Promise<LoadedCni> {
  if (hasClusterNetworkPolicyCrd(objects)) return { objects: [], leftOut: [] };
  try {
    return { objects: await downloadManifests([published.clusterNetworkPolicyCrd], signal), leftOut: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { objects: [], leftOut: [`ClusterNetworkPolicy is not installed: ${error.message}`] };
  }
}

/** Whether the definition is among some objects. */
export function hasClusterNetworkPolicyCrd(objects: readonly KubernetesObject[]): boolean {
  return objects.some(({ kind, metadata }) => kind === 'CustomResourceDefinition' && metadata.name === clusterNetworkPolicyCrd);
}
