import type { Endpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { LabelSelector } from '../../../harness/selector/label-selector.ts';
import type { World } from '../../../harness/vocabulary/world.ts';

/** Labels as Cilium writes them, `source:key` → value. */
export type SourcedLabels = Readonly<Record<string, string>>;

/** Where a policy is: a namespace, or (undefined) the cluster. */
export type Home = string | undefined;

/** Cilium documentation, "Identity": labels of what is at the other end. @param hosted the subject's node */
export function ciliumLabels(world: World, endpoint: Endpoint, hosted: string): SourcedLabels {
  switch (endpoint.kind) {
    case 'pod': {
      const home = world.namespaces.find(({ name }) => name === endpoint.namespace)?.labels ?? {};
      return {
        ...prefixed('k8s:', endpoint.labels),
        ...prefixed('k8s:io.cilium.k8s.namespace.labels.', home),
        'k8s:io.kubernetes.pod.namespace': endpoint.namespace,
        'k8s:io.cilium.k8s.policy.serviceaccount': endpoint.serviceAccount,
        'k8s:io.cilium.k8s.policy.cluster': 'default',
      };
    }
    case 'node':
      return endpoint.id === hosted ? { 'reserved:host': '' } : { 'reserved:remote-node': '' };
    case 'apiserver':
      return { [endpoint.node === hosted ? 'reserved:host' : 'reserved:remote-node']: '', 'reserved:kube-apiserver': '' };
    case 'external':
      return { 'reserved:world': '' };
  }
}

/** Cilium documentation, "Layer 3 Policies": a key without a source is of any source. */
export function fits(labels: SourcedLabels, { matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  const valuesOf = (key: string): string[] => {
    const any = !key.includes(':') || key.startsWith('any:');
    const plain = key.replace(/^[^:]*:/, '');
    return Object.entries(labels).flatMap(([name, value]) => ((any ? name.replace(/^[^:]*:/, '') === plain : name === key) ? [value] : []));
  };
  return (
    Object.entries(matchLabels).every(([key, value]) => valuesOf(key).includes(value)) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const found = valuesOf(key);
      if (operator === 'Exists' || operator === 'DoesNotExist') return found.length > 0 === (operator === 'Exists');
      return found.some((value) => values.includes(value)) === (operator === 'In');
    })
  );
}

/** Cilium documentation, "Using Kubernetes Constructs In Policy": a peer is in the policy's namespace unless it says something of namespaces. */
export function isPeer(labels: SourcedLabels, selector: LabelSelector, home: Home): boolean {
  const keys = [...Object.keys(selector.matchLabels ?? {}), ...(selector.matchExpressions ?? []).map(({ key }) => key)];
  if (!fits(labels, selector)) return false;
  if (keys.some((key) => key.startsWith('reserved:'))) return true;
  if (keys.some((key) => /^(k8s:|any:)?io\.kubernetes\.pod\.namespace$/.test(key)))
    return labels['k8s:io.cilium.k8s.policy.cluster'] === 'default';
  const namespace = labels['k8s:io.kubernetes.pod.namespace'];
  const ofNamespaces = keys.some((key) => /^(k8s:|any:)?io\.cilium\.k8s\.namespace\.labels\./.test(key));
  return namespace !== undefined && (home === undefined || ofNamespaces || namespace === home);
}

function prefixed(prefix: string, labels: Readonly<Record<string, string>>): SourcedLabels {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [`${prefix}${key}`, value]));
}
