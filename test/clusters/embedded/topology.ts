import type { Listener } from '../../../harness/cluster/listener.ts';
import type { ExternalSpec, PodSpec, Topology } from '../../../harness/cluster/topology.ts';
import type { NamedPort } from '../../../harness/vocabulary/endpoint.ts';

/** Ports of the listeners that `everyListener` holds. */
export const ports = { tcp: 80, http: 81, tls: 82, udp: 83 } as const;

/** One listener of each kind but DNS. */
export const everyListener: readonly Listener[] = [
  { application: 'tcp', port: ports.tcp },
  { application: 'http', port: ports.http },
  { application: 'tls', port: ports.tls },
  { application: 'udp', port: ports.udp },
];

/** A pod whose id is `namespace/name`. */
export function pod(id: string, listeners: readonly Listener[] = everyListener, namedPorts: readonly NamedPort[] = []): PodSpec {
  const [namespace = '', name = ''] = id.split('/');
  return { id, namespace, name, labels: {}, ports: namedPorts, serviceAccount: 'default', listeners };
}

/** A pod that serves names. */
export const dnsPod = pod('kube-system/dns', [{ application: 'dns', port: 53 }]);

/** The cluster's DNS Service in front of it. */
export const dnsService: Topology['services'][number] = {
  namespace: 'kube-system',
  name: 'kube-dns',
  labels: {},
  backends: [dnsPod.id],
  ports: [
    { port: 53, targetPort: 53, protocol: 'UDP' },
    { port: 53, targetPort: 53, protocol: 'TCP' },
  ],
};

/** Two hosts outside, one with a name that the other shares an ending with. */
export const bucket: ExternalSpec = {
  id: 's3',
  names: ['bucket.example.com'],
  addresses: ['198.51.100.10', '2001:db8:2::10'],
  listeners: everyListener,
};
export const stranger: ExternalSpec = {
  id: 'stranger',
  names: ['stranger.example.net'],
  addresses: ['192.0.2.99', '2001:db8:1::99'],
  listeners: everyListener,
};

/** A topology of pods and Services alone. */
export function topology(pods: readonly PodSpec[], services: Topology['services'] = []): Topology {
  const namespaces = [...new Set(pods.map(({ namespace }) => namespace))];
  return {
    namespaces: namespaces.map((name) => ({ name, labels: { 'kubernetes.io/metadata.name': name } })),
    serviceAccounts: [],
    pods,
    services,
    fromNode: new Set(pods.map(({ id }) => id)),
  };
}
