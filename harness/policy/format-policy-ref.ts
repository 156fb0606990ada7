import type { PolicyRef } from '../vocabulary/policy-ref.ts';

/** A policy object as reports name it: `NetworkPolicy ns/name`; cluster-scoped: `ClusterNetworkPolicy name`. */
export function formatPolicyRef({ kind, namespace, name }: Pick<PolicyRef, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}
