import type { Endpoint, ExternalEndpoint, NamedPort, NodeEndpoint, PodEndpoint } from '../../harness/vocabulary/endpoint.ts';
import type { Namespace, Service, ServicePort, World } from '../../harness/vocabulary/world.ts';

type Labels = Readonly<Record<string, string>>;

/** What a test says about a world; everything has a default. */
export interface WorldSpec {
  /** Labels by name, `kubernetes.io/metadata.name` is added; a pod's namespace need not be named here. */
  readonly namespaces?: Readonly<Record<string, Labels>>;
  /** By `namespace/name`, which is the endpoint's id. */
  readonly pods?: Readonly<Record<string, PodOptions>>;
  /** By name, which is the endpoint's id. Default: one named `node`. */
  readonly nodes?: Readonly<Record<string, Partial<Pick<NodeEndpoint, 'labels' | 'addresses'>>>>;
  /** The endpoint's id is `apiserver`. `node`: id of the node whose network (and addresses) it uses. */
  readonly apiserver?: { readonly node?: string; readonly addresses?: readonly string[] };
  /** By id. */
  readonly externals?: Readonly<Record<string, Partial<Pick<ExternalEndpoint, 'names' | 'addresses'>>>>;
  /** By `namespace/name`. */
  readonly services?: Readonly<Record<string, ServiceOptions>>;
  /** Labels by `namespace/name`. */
  readonly serviceAccounts?: Readonly<Record<string, Labels>>;
}

/** A pod's options. Default: no labels, no ports, addresses 10.244.0.N and fd00:10:244::N in order of appearance. */
export type PodOptions = Partial<Pick<PodEndpoint, 'labels' | 'serviceAccount' | 'node' | 'addresses'>> & {
  /** Numbers by name; TCP unless written `53/UDP`. */
  readonly ports?: Readonly<Record<string, number | `${number}/${NamedPort['protocol']}`>>;
};

/** A Service's options. */
export type ServiceOptions = Partial<Pick<Service, 'labels' | 'addresses'>> & {
  readonly backends: readonly string[];
  readonly ports: readonly ServicePort[];
};

/**
 * A small world with made-up addresses: pods 10.244.0.N / fd00:10:244::N, nodes 172.18.0.N / fd00:172:18::N, the apiserver
 * 172.18.0.100 / fd00:172:18::100, externals 198.51.100.N / 2001:db8::N, Services 10.96.0.N / fd00:10:96::N; N counts from 1.
 */
export function buildWorld(spec: WorldSpec = {}): World {
  const pods = Object.entries(spec.pods ?? {}).map(([id, options], index) => buildPod(id, options, index + 1));
  const nodes = Object.entries(spec.nodes ?? { node: {} }).map(([id, options], index) => buildNode(id, options, index + 1));
  const externals = Object.entries(spec.externals ?? {}).map(([id, options], index) => buildExternal(id, options, index + 1));
  const host = nodes.find(({ id }) => id === spec.apiserver?.node);
  const apiserver: Endpoint = {
    kind: 'apiserver',
    id: 'apiserver',
    addresses: spec.apiserver?.addresses ?? host?.addresses ?? ['172.18.0.100', 'fd00:172:18::100'],
    ...(spec.apiserver?.node === undefined ? {} : { node: spec.apiserver.node }),
  };
  return {
    namespaces: buildNamespaces(spec.namespaces ?? {}, pods),
    endpoints: [...pods, ...nodes, apiserver, ...externals],
    services: Object.entries(spec.services ?? {}).map(([id, options], index) => buildService(id, options, index + 1)),
    serviceAccounts: Object.entries(spec.serviceAccounts ?? {}).map(([id, labels]) => ({ ...splitId(id), labels })),
  };
}

function buildPod(id: string, options: PodOptions, n: number): PodEndpoint {
  return {
    kind: 'pod',
    id,
    ...splitId(id),
    labels: options.labels ?? {},
    addresses: options.addresses ?? [`10.244.0.${String(n)}`, `fd00:10:244::${n.toString(16)}`],
    ports: Object.entries(options.ports ?? {}).map(([name, port]) => buildPort(name, port)),
    serviceAccount: options.serviceAccount ?? 'default',
    node: options.node ?? 'node',
  };
}

function buildPort(name: string, port: number | string): NamedPort {
  const [number = '', protocol = 'TCP'] = String(port).split('/');
  return { name, port: Number(number), protocol: protocol as NamedPort['protocol'] };
}

function buildNode(id: string, options: Partial<NodeEndpoint>, n: number): NodeEndpoint {
  const addresses = options.addresses ?? [`172.18.0.${String(n)}`, `fd00:172:18::${n.toString(16)}`];
  return { kind: 'node', id, name: id, labels: { 'kubernetes.io/hostname': id, ...options.labels }, addresses };
}

function buildExternal(id: string, options: Partial<ExternalEndpoint>, n: number): ExternalEndpoint {
  const addresses = options.addresses ?? [`198.51.100.${String(n)}`, `2001:db8::${n.toString(16)}`];
  return { kind: 'external', id, names: options.names ?? [], addresses };
}

function buildService(id: string, options: ServiceOptions, n: number): Service {
  const addresses = options.addresses ?? [`10.96.0.${String(n)}`, `fd00:10:96::${n.toString(16)}`];
  return { ...splitId(id), labels: options.labels ?? {}, addresses, backends: options.backends, ports: options.ports };
}

function buildNamespaces(labels: Readonly<Record<string, Labels>>, pods: readonly PodEndpoint[]): Namespace[] {
  const names = new Set([...Object.keys(labels), ...pods.map((pod) => pod.namespace)]);
  return [...names].map((name) => ({ name, labels: { 'kubernetes.io/metadata.name': name, ...labels[name] } }));
}

function splitId(id: string): { namespace: string; name: string } {
  const [namespace, name] = id.split('/');
  if (namespace === undefined || name === undefined) throw new Error(`${id}: write namespace/name`);
  return { namespace, name };
}
