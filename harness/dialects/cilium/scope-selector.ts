import type { LabelSelector } from '../../selector/label-selector.ts';
import { ciliumKeys, defaultClusterName } from './label.ts';
import { type Requirement, requirementsOf } from './requirement.ts';

/** Where a selector stands: in a CiliumNetworkPolicy of a namespace, or in a CiliumClusterwideNetworkPolicy. */
export type PolicyScope = { readonly kind: 'namespace'; readonly name: string } | { readonly kind: 'cluster' };

/**
 * The conditions of a policy's `endpointSelector`: in a namespaced policy always of its own namespace; a `k8s:` label that says
 * otherwise is replaced. Source: Cilium documentation, "Using Kubernetes Constructs In Policy", "Namespaces".
 */
export function scopeSubject(selector: LabelSelector, scope: PolicyScope): readonly Requirement[] {
  const own = requirementsOf(selector);
  switch (scope.kind) {
    case 'cluster':
      return own;
    case 'namespace': {
      const key = `k8s:${ciliumKeys.namespace}`;
      return requirementsOf({ ...selector, matchLabels: { ...selector.matchLabels, [key]: scope.name } });
    }
  }
}

/**
 * The conditions of a peer's selector. Its namespace is the policy's unless the selector speaks of a namespace or of a
 * namespace's labels; in a clusterwide policy it is any namespace (so never a node, the world…); its cluster is the local one.
 * A selector on `reserved:` labels is taken as it is.
 * Source: Cilium documentation, "Using Kubernetes Constructs In Policy", "Namespaces"; `pkg/k8s/apis/cilium.io/utils`.
 */
export function scopePeer(selector: LabelSelector, scope: PolicyScope): readonly Requirement[] {
  const own = requirementsOf(selector);
  if (own.some(({ source }) => source === 'reserved')) return own;
  return [
    ...own,
    ...(speaksOf(own, (key) => key === ciliumKeys.namespace) ? [] : impliedNamespace(own, scope)),
    ...(speaksOf(own, (key) => key === ciliumKeys.cluster) ? [] : [equals(ciliumKeys.cluster, defaultClusterName)]),
  ];
}

/** The namespace that a peer's selector gets because it names none, for texts; undefined where it gets none. */
export function impliedNamespaceOf(selector: LabelSelector, scope: PolicyScope): string | undefined {
  const implied = scopePeer(selector, scope).slice(requirementsOf(selector).length);
  return implied.find(({ key }) => key === ciliumKeys.namespace)?.values[0];
}

function impliedNamespace(own: readonly Requirement[], scope: PolicyScope): Requirement[] {
  switch (scope.kind) {
    case 'cluster':
      return [{ source: 'k8s', key: ciliumKeys.namespace, operator: 'Exists', values: [] }];
    case 'namespace':
      return speaksOf(own, (key) => key.startsWith(`${ciliumKeys.namespaceLabels}.`)) ? [] : [equals(ciliumKeys.namespace, scope.name)];
  }
}

function speaksOf(requirements: readonly Requirement[], isMeant: (key: string) => boolean): boolean {
  return requirements.some(({ source, key }) => (source === 'k8s' || source === 'any') && isMeant(key));
}

function equals(key: string, value: string): Requirement {
  return { source: 'k8s', key, operator: 'In', values: [value] };
}
