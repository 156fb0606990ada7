/** Pods with some labels in one namespace. */
export interface PodsIn {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Rules of a CiliumNetworkPolicy for one TCP port. They can only allow. */
export const ciliumRule = {
  ingress: (pods: PodsIn, port: number) => ({ fromEndpoints: [ciliumEndpoints(pods)], toPorts: ciliumPorts(port) }),
  egress: (pods: PodsIn, port: number) => ({ toEndpoints: [ciliumEndpoints(pods)], toPorts: ciliumPorts(port) }),
} as const;

/** Rules of a Calico NetworkPolicy for one TCP port. */
export const calicoRule = {
  ingress: (action: 'Allow' | 'Deny', pods: PodsIn, port: number) => ({
    action,
    protocol: 'TCP',
    source: calicoPods(pods),
    destination: { ports: [port] },
  }),
  egress: (action: 'Allow' | 'Deny', pods: PodsIn, port: number) => ({
    action,
    protocol: 'TCP',
    destination: { ...calicoPods(pods), ports: [port] },
  }),
} as const;

/** Rules of a ClusterNetworkPolicy for one TCP port. */
export const clusterRule = {
  ingress: (action: 'Accept' | 'Deny', pods: PodsIn, port: number) => ({ action, from: [clusterPods(pods)], protocols: clusterPort(port) }),
  egress: (action: 'Accept' | 'Deny', pods: PodsIn, port: number) => ({ action, to: [clusterPods(pods)], protocols: clusterPort(port) }),
} as const;

function ciliumEndpoints({ namespace, labels }: PodsIn): object {
  return { matchLabels: { ...labels, 'k8s:io.kubernetes.pod.namespace': namespace } };
}

function ciliumPorts(port: number): readonly object[] {
  return [{ ports: [{ port: String(port), protocol: 'TCP' }] }];
}

function calicoPods({ namespace, labels }: PodsIn): object {
  const selector = Object.entries(labels)
    .map(([key, value]) => `${key} == '${value}'`)
    .join(' && ');
  return { selector, namespaceSelector: `kubernetes.io/metadata.name == '${namespace}'` };
}

function clusterPods({ namespace, labels }: PodsIn): object {
  return {
    pods: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector: { matchLabels: labels } },
  };
}

function clusterPort(port: number): readonly object[] {
  return [{ tcp: { destinationPort: { number: port } } }];
}
