import type { PodEndpoint } from '../../vocabulary/endpoint.ts';
import type { World } from '../../vocabulary/world.ts';
import { ciliumKeys, type CiliumLabel, defaultClusterName } from './label.ts';

/**
 * Keys that are not part of a pod's identity in Cilium's default configuration, so that no policy can select on them.
 * Source: Cilium documentation, "Limiting Identity-Relevant Labels".
 */
const ignoredPrefixes = [
  'io.kubernetes',
  'kubernetes.io',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/controller-uid',
  'k8s.io',
  'pod-template-generation',
  'pod-template-hash',
  'controller-revision-hash',
  'annotation',
  'controller-uid',
  'etcd_node',
  'topology.kubernetes.io',
] as const;

/** The labels that a policy can select a pod on: its own, its namespace's, and those Cilium adds. */
export function identityLabels(world: World, pod: PodEndpoint): readonly CiliumLabel[] {
  const own = Object.entries(pod.labels).filter(([key]) => isIdentityRelevant(key));
  const namespace = world.namespaces.find(({ name }) => name === pod.namespace);
  const inherited = Object.entries(namespace?.labels ?? {}).map(([key, value]) => [`${ciliumKeys.namespaceLabels}.${key}`, value] as const);
  const added = [
    [ciliumKeys.namespace, pod.namespace],
    [ciliumKeys.serviceAccount, pod.serviceAccount],
    [ciliumKeys.cluster, defaultClusterName],
  ] as const;
  return [...own, ...inherited, ...added].map(([key, value]) => ({ source: 'k8s', key, value }));
}

function isIdentityRelevant(key: string): boolean {
  return !key.includes('beta.kubernetes.io') && !ignoredPrefixes.some((prefix) => key.startsWith(prefix));
}
