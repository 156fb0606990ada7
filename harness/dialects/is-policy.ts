import type { Manifest } from '../vocabulary/manifest.ts';

const policyGroups = new Set(['cilium.io', 'projectcalico.org', 'crd.projectcalico.org', 'policy.networking.k8s.io']);

/** The API group of an object: `networking.k8s.io` of `networking.k8s.io/v1`; empty for the core group. */
export function apiGroup({ object }: Manifest): string {
  const slash = object.apiVersion.indexOf('/');
  return slash === -1 ? '' : object.apiVersion.slice(0, slash);
}

/**
 * Whether an object is for `compile`: a NetworkPolicy of networking.k8s.io, or anything in the API groups cilium.io,
 * projectcalico.org, crd.projectcalico.org and policy.networking.k8s.io, whether or not a front end understands it.
 */
export function isPolicy(manifest: Manifest): boolean {
  const group = apiGroup(manifest);
  return policyGroups.has(group) || (group === 'networking.k8s.io' && manifest.object.kind === 'NetworkPolicy');
}
