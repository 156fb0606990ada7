import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { Cni, CniSources, LoadContext, LoadedCni } from './cni.ts';
import { downloadManifests } from './objects/download-manifests.ts';
import { readManifests } from './objects/read-manifests.ts';
import { published } from './published.ts';

/**
 * What kind brings: kindnet, which enforces NetworkPolicies. For ClusterNetworkPolicies the CRD and kube-network-policies are
 * added; where they cannot be had, that engine alone is left out.
 */
export const defaultCni = {
  name: 'default',
  network: { defaultCni: 'kept' },
  load: loadDefault,
  enforcers: ['kindnet', 'kube-network-policies'],
  serves: [],
} as const satisfies Cni;

async function loadDefault({ manifests }: CniSources, { signal }: LoadContext): Promise<LoadedCni> {
  if (manifests.length > 0) return { objects: await readManifests(manifests), leftOut: [] };
  try {
    const urls = [published.clusterNetworkPolicyCrd, published.clusterNetworkPolicyEnforcer];
    return { objects: await downloadManifests(urls, signal), leftOut: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { objects: [], leftOut: [`ClusterNetworkPolicy and its enforcer are not installed: ${error.message}`] };
  }
}
