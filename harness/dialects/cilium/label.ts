/**
 * A label of a security identity: where it comes from (`k8s`, `reserved`, …), its key and its value.
 * Source: Cilium documentation, "Terminology", "Label Source".
 */
export interface CiliumLabel {
  readonly source: string;
  readonly key: string;
  readonly value: string;
}

/** Keys of the labels that Cilium adds to a pod's own. */
export const ciliumKeys = {
  namespace: 'io.kubernetes.pod.namespace',
  namespaceLabels: 'io.cilium.k8s.namespace.labels',
  serviceAccount: 'io.cilium.k8s.policy.serviceaccount',
  cluster: 'io.cilium.k8s.policy.cluster',
} as const;

/** Name of a cluster that is in no mesh (`cluster.name`). */
export const defaultClusterName = 'default';
