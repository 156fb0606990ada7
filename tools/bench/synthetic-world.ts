import type { ProbeRequest } from '../../harness/cluster/probe-request.ts';
import type { Topology } from '../../harness/cluster/topology.ts';
import type { Family } from '../../harness/vocabulary/flow.ts';
import type { Manifest } from '../../harness/vocabulary/manifest.ts';

/** Where everything of a benchmark is, unless a cluster wants namespaces of a run. */
const defaultNamespace = 'bench';
const podsPerApp = 5;
const port = 8080;

/** So many pods in one namespace, five to an app, each with an HTTP and a TCP listener. */
export function benchTopology(pods: number, namespace = defaultNamespace): Topology {
  return {
    namespaces: [{ name: namespace, labels: { 'kubernetes.io/metadata.name': namespace } }],
    serviceAccounts: [{ namespace, name: 'default', labels: {} }],
    services: [],
    fromNode: new Set(),
    pods: Array.from({ length: pods }, (_, index) => ({
      id: podId(index),
      namespace,
      name: podId(index),
      labels: { app: appOf(index) },
      ports: [{ name: 'http', port, protocol: 'TCP' }],
      serviceAccount: 'default',
      listeners: [{ application: 'tcp', port }],
    })),
  };
}

/** So many NetworkPolicies: each opens the port of one app's pods to that app, so that flows between apps are denied. */
export function benchPolicies(policies: number, pods: number, namespace = defaultNamespace): readonly Manifest[] {
  const apps = Math.max(1, Math.ceil(pods / podsPerApp));
  return Array.from({ length: policies }, (_, index) => {
    const selector = { matchLabels: { app: `app-${String(index % apps)}` } };
    return {
      file: 'bench',
      object: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: `policy-${String(index)}`, namespace },
        spec: {
          podSelector: selector,
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ podSelector: selector }], ports: [{ protocol: 'TCP', port }] }],
        },
      },
    };
  });
}

/** Flows from every pod to a spread of others, as many in all as asked for, taking turns between IP families. */
export function benchRequests(pods: number, flows: number, families: readonly Family[] = [4, 6]): readonly ProbeRequest[] {
  return Array.from({ length: flows }, (_, index) => {
    const source = index % pods;
    const destination = (source + 1 + Math.floor(index / pods)) % pods;
    return {
      id: `flow-${String(index)}`,
      probe: { kind: 'tcp' },
      flow: {
        source: podId(source),
        destination: podId(destination),
        protocol: 'TCP',
        port,
        family: families[index % families.length] ?? 4,
        via: { kind: 'address' },
      },
    };
  });
}

function podId(index: number): string {
  return `pod-${String(index)}`;
}

function appOf(index: number): string {
  return `app-${String(Math.floor(index / podsPerApp))}`;
}
