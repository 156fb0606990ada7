/** A workload that examples are about. */
export const apiWorkload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      serviceAccountName: api
      containers: [{ name: api, ports: [{ name: http, containerPort: 8080 }] }]
`;

/** Another one, for a peer. */
export const webWorkload = apiWorkload.replaceAll('api', 'web').replace('webVersion', 'apiVersion');

const heads = {
  NetworkPolicy: 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy',
  CiliumNetworkPolicy: 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy',
  CalicoPolicy: 'apiVersion: projectcalico.org/v3\nkind: NetworkPolicy',
  ClusterNetworkPolicy: 'apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy',
} as const;

/** A policy for an example. @param spec its lines */
export function policyText(kind: keyof typeof heads, spec: readonly string[], name = 'api'): string {
  return [heads[kind], `metadata: { name: ${name} }`, 'spec:', ...spec.map((line) => `  ${line}`), ''].join('\n');
}

/** Several objects. */
export function objectsText(...objects: readonly string[]): string {
  return objects.join('---\n');
}
