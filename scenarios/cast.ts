import type { Listener } from '../harness/cluster/listener.ts';
import type { HostPeer, Peer, PodPeer } from '../harness/suite/peer.ts';
import type { SubjectSpec } from '../harness/suite/suite.ts';

/** Tells the releases of one chart apart. Source: Kubernetes documentation, "Recommended Labels". */
const instanceLabel = 'app.kubernetes.io/instance';

const beside = {
  namespace: { kind: 'release' },
  ports: { http: http(8000), udp: udp(8001), other: tcp(8002), 'other-udp': udp(8003) },
  declared: ['http'],
} as const;

/**
 * The controller: the workload whose ports the ingress table names. A port whose mode is off is where the specification has it, so that
 * it can be seen closed; `metrics-udp` is a UDP listener on the number of the metrics port.
 */
export const subjects = {
  controller: {
    workload: '*',
    portNamed: 'metrics',
    labels: {},
    ports: {
      webhook: { application: 'tls', port: 9443, unless: 'webhook.enabled' },
      metrics: { application: 'http' },
      gate: { application: 'http', port: 8082, unless: 'gate.enabled' },
      health: { application: 'http' },
      'metrics-udp': { application: 'udp', numberOf: 'metrics' },
    },
  },
} as const satisfies Readonly<Record<string, SubjectSpec>>;

/**
 * The peers of the controller. Ports are the ones the real software uses; `other` is the port of a second listener that no row names. The
 * stranger and source-controller listen at ports that rows of other peers name; the impostor has Prometheus's labels in the stranger's
 * namespace, the twin the controller's. In the release namespace: a pod that has nothing to do with the controller; a Flagger of the same
 * release, and the controller of a second release, each with one of the labels that select the controller. Outside, the addresses are from
 * the ranges that RFC 5737 and RFC 3849 keep for documentation, the ones the specification's own example uses; `outsider` is a
 * stranger that no row names, and listens at ports that rows of other hosts name.
 */
export const peers = {
  neighbour: { kind: 'pod', ...beside, labels: { app: 'neighbour' } },
  'flagger-beside': {
    kind: 'pod',
    ...beside,
    labels: { 'app.kubernetes.io/name': 'flagger' },
    like: { subject: 'controller', only: [instanceLabel] },
  },
  'second-release': { kind: 'pod', ...beside, labels: { [instanceLabel]: 'second-release' }, like: { subject: 'controller' } },
  prometheus: pod('monitoring', { 'app.kubernetes.io/name': 'prometheus' }, { web: http(9090), other: tcp(7777) }),
  grafana: pod('monitoring', { 'app.kubernetes.io/name': 'grafana' }, { other: tcp(7777) }),
  flagger: pod('flagger-system', { 'app.kubernetes.io/name': 'flagger' }, { other: tcp(7777) }),
  'source-controller': pod('flux-system', { app: 'source-controller' }, { http: http(9090), other: tcp(7777), minio: tcp(9000) }),
  minio: pod(
    'minio',
    { app: 'minio' },
    { api: http(9000), other: tcp(7777), 'other-udp': udp(7778), lowest: tcp(1), highest: tcp(65_535) },
  ),
  'otel-collector': pod('observability', { app: 'otel-collector' }, { otlp: tcp(4317), other: tcp(7777) }),
  stranger: pod(
    'stranger',
    { app: 'stranger' },
    {
      http: http(8080),
      other: tcp(7777),
      https: tcp(443),
      otlp: tcp(4317),
      below: tcp(8999),
      minio: tcp(9000),
      next: tcp(9001),
      above: tcp(9002),
    },
  ),
  twin: { ...pod('stranger', {}, { http: http(8080) }), like: { subject: 'controller' } },
  impostor: pod(
    'stranger',
    { 'app.kubernetes.io/name': 'prometheus', app: 'impostor' },
    { http: http(8080), other: tcp(7777), minio: tcp(9000) },
  ),
  'dns-elsewhere': pod(
    'dns-elsewhere',
    { 'k8s-app': 'other-dns' },
    { dns: { application: 'dns', port: 53 }, other: tcp(7777), 'other-udp': udp(7778) },
  ),
  'remote-apiserver': host(['192.0.2.10', '2001:db8:1::10'], 'remote-apiserver.example.com', { service: tls(6443), other: tcp(7777) }),
  s3: host(['198.51.100.10', '2001:db8:2::10'], 'bucket.example.com', { service: tls(443), other: tcp(7777) }),
  otlp: host(['203.0.113.10', '2001:db8:3::10'], 'otlp.example.com', { service: tcp(4317), other: tcp(7777) }),
  'http-target': host(['203.0.113.20', '2001:db8:3::20'], 'hooks.example.com', { service: tls(443), other: tcp(7777) }),
  outsider: host(['192.0.2.99', '2001:db8:1::99'], 'outsider.example.net', {
    service: tls(443),
    other: tcp(7777),
    apiserver: tcp(6443),
    otlp: tcp(4317),
  }),
} as const satisfies Readonly<Record<string, Peer>>;

interface Pod<Namespace extends string, Ports> extends PodPeer {
  readonly namespace: { readonly kind: 'generated'; readonly name: Namespace };
  readonly ports: Ports & PodPeer['ports'];
}

function pod<const Namespace extends string, const Ports extends PodPeer['ports']>(
  namespace: Namespace,
  labels: PodPeer['labels'],
  ports: Ports,
): Pod<Namespace, Ports> {
  return { kind: 'pod', namespace: { kind: 'generated', name: namespace }, labels, ports };
}

interface Host<Ports> extends HostPeer {
  readonly ports: Ports & HostPeer['ports'];
}

function host<const Ports extends HostPeer['ports']>(addresses: readonly string[], name: string, ports: Ports): Host<Ports> {
  return { kind: 'host', names: [name], addresses, ports };
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

function tls(port: number): Listener {
  return { application: 'tls', port };
}
