import type { Listener } from '../cluster/listener.ts';

/**
 * The peers of the controller that live in the cluster in namespaces made for the run, shared by all cells.
 * Ports are the ones the real software uses; `other` is the port of a second listener that no row names. The stranger and
 * source-controller listen at ports that rows of other peers name, and the impostor has Prometheus's labels in the stranger's namespace, the twin (see the plan of the topology) the controller's.
 */
export const peers = {
  prometheus: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' }, ports: { web: http(9090), other: tcp(7777) } },
  grafana: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'grafana' }, ports: { other: tcp(7777) } },
  flagger: { namespace: 'flagger-system', labels: { 'app.kubernetes.io/name': 'flagger' }, ports: { other: tcp(7777) } },
  'source-controller': {
    namespace: 'flux-system',
    labels: { app: 'source-controller' },
    ports: { http: http(9090), other: tcp(7777), minio: tcp(9000) },
  },
  minio: {
    namespace: 'minio',
    labels: { app: 'minio' },
    ports: { api: http(9000), other: tcp(7777), 'other-udp': udp(7778), lowest: tcp(1), highest: tcp(65_535) },
  },
  'otel-collector': { namespace: 'observability', labels: { app: 'otel-collector' }, ports: { otlp: tcp(4317), other: tcp(7777) } },
  stranger: {
    namespace: 'stranger',
    labels: { app: 'stranger' },
    ports: {
      http: http(8080),
      other: tcp(7777),
      https: tcp(443),
      otlp: tcp(4317),
      below: tcp(8999),
      minio: tcp(9000),
      next: tcp(9001),
      above: tcp(9002),
    },
  },
  twin: { namespace: 'stranger', labels: {}, ports: { http: http(8080) } },
  impostor: {
    namespace: 'stranger',
    labels: { 'app.kubernetes.io/name': 'prometheus', app: 'impostor' },
    ports: { http: http(8080), other: tcp(7777), minio: tcp(9000) },
  },
  dns: { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, ports: { dns: dns(53), other: tcp(7777), 'other-udp': udp(7778) } },
  'dns-elsewhere': {
    namespace: 'dns-elsewhere',
    labels: { 'k8s-app': 'other-dns' },
    ports: { dns: dns(53), other: tcp(7777), 'other-udp': udp(7778) },
  },
} as const satisfies Readonly<Record<string, PeerSpec>>;

/** Label of the namespaces that a run makes for peers; its value is the short name that scenarios use. */
export const peersLabel = 'netpol-conformance/peers';

/** A pod of the cast, before its namespace has a name. */
export interface PeerSpec {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: Readonly<Record<string, Listener>>;
}

function tcp(port: number): Listener {
  return { application: 'tcp', port };
}

function udp(port: number): Listener {
  return { application: 'udp', port };
}

function http(port: number): Listener {
  return { application: 'http', port };
}

function dns(port: number): Listener {
  return { application: 'dns', port };
}
