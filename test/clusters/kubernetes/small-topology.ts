import type { Listener } from '../../../harness/cluster/listener.ts';
import type { PodSpec, Sites, Topology } from '../../../harness/cluster/topology.ts';

const listeners: readonly Listener[] = [
  { application: 'tls', port: 9443 },
  { application: 'http', port: 8080 },
  { application: 'http', port: 8081 },
  { application: 'tcp', port: 9999 },
  { application: 'udp', port: 9998 },
];

/**
 * A controller with a second replica and a Service in front of both, a neighbour, a stranger elsewhere, somebody in a namespace that
 * objects name, the cluster's DNS and another one.
 */
export function smallTopology(runId: string, sites: Sites): Topology {
  const own = `npc-${runId}-small-k`;
  const named = `monitoring-${runId}`;
  const elsewhere = `npc-${runId}-stranger`;
  const dns = `npc-${runId}-dns-elsewhere`;
  const pods: readonly PodSpec[] = [
    {
      id: 'controller',
      namespace: own,
      name: 'controller',
      labels: { app: 'controller' },
      ports: [
        { name: 'metrics', port: 8080, protocol: 'TCP' },
        { name: 'health', port: 8081, protocol: 'TCP' },
      ],
      serviceAccount: 'controller',
      listeners,
    },
    {
      ...pod('controller.1', own, { app: 'controller' }, listeners),
      ports: [{ name: 'metrics', port: 8080, protocol: 'TCP' }],
      serviceAccount: 'controller',
    },
    pod('prometheus', named, { app: 'prometheus' }, [{ application: 'http', port: 9090 }]),
    pod('neighbour', own, { app: 'neighbour' }, [
      { application: 'http', port: 8000 },
      { application: 'udp', port: 8001 },
    ]),
    pod('stranger', elsewhere, { app: 'stranger' }, [{ application: 'tcp', port: 7777 }]),
    pod('dns', 'kube-system', { 'k8s-app': 'kube-dns' }, [{ application: 'dns', port: 53 }]),
    pod('dns-elsewhere', dns, { 'k8s-app': 'other-dns' }, [
      { application: 'dns', port: 53 },
      { application: 'tcp', port: 7777 },
    ]),
  ];
  return {
    namespaces: ['default', ...new Set(pods.map(({ namespace }) => namespace))].map((name) => ({
      name,
      labels: { 'kubernetes.io/metadata.name': name },
    })),
    serviceAccounts: [
      ...new Map(pods.map(({ namespace, serviceAccount: name }) => [`${namespace}/${name}`, { namespace, name, labels: {} }])).values(),
    ],
    pods,
    fromNode: new Set(['controller']),
    services: [
      {
        namespace: own,
        name: 'controller',
        labels: { app: 'controller' },
        backends: ['controller', 'controller.1'],
        ports: [
          { port: 80, targetPort: 8080, protocol: 'TCP' },
          { port: 443, targetPort: 9443, protocol: 'TCP' },
          { port: 53, targetPort: 9998, protocol: 'UDP' },
        ],
      },
      {
        namespace: 'default',
        name: 'kubernetes',
        labels: {},
        backends: ['apiserver'],
        ports: [{ port: 443, targetPort: sites.apiserverPort, protocol: 'TCP' }],
      },
      {
        namespace: 'kube-system',
        name: 'kube-dns',
        labels: {},
        backends: ['dns'],
        ports: [
          { port: 53, targetPort: 53, protocol: 'UDP' },
          { port: 53, targetPort: 53, protocol: 'TCP' },
        ],
      },
    ],
  };
}

function pod(name: string, namespace: string, labels: Readonly<Record<string, string>>, served: readonly Listener[]): PodSpec {
  return { id: name, namespace, name, labels, ports: [], serviceAccount: 'default', listeners: served };
}
