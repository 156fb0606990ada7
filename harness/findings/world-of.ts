import type { Endpoint } from '../vocabulary/endpoint.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { Namespace, Service, World } from '../vocabulary/world.ts';
import { coreDns } from '../world/core-dns.ts';
import type { RenderedService } from '../world/rendered-service.ts';
import type { Subject } from '../world/subject.ts';

/** What a world is made from. */
interface WorldInput {
  readonly manifests: readonly Manifest[];
  readonly subjects: readonly Subject[];
  readonly services: readonly RenderedService[];
  readonly namespace: string;
}

/** Ids of the endpoints that every cluster has. */
export const standing = {
  dns: 'kube-system/coredns',
  apiserver: 'apiserver',
  node: 'node',
  stranger: 'netpol-conformance-elsewhere/stranger',
} as const;

const elsewhere = 'netpol-conformance-elsewhere';

/** The port of an apiserver's endpoints, as kubeadm sets it. */
export const apiserverPort = 6443;

/**
 * A source's pods with made-up addresses, beside CoreDNS, an apiserver and a node. Pods of hostNetwork are in it as if they had a network of
 * their own, so that it can be told what would select them.
 */
export function worldOf({ manifests, subjects, services, namespace }: WorldInput): World {
  const pods = subjects.flatMap((subject) =>
    podsOf(subject).map(({ name, labels }) => ({
      id: `${subject.object.namespace}/${name}`,
      namespace: subject.object.namespace,
      name,
      labels,
      ports: subject.namedPorts,
      serviceAccount: subject.serviceAccount,
    })),
  );
  const dns = {
    id: standing.dns,
    namespace: coreDns.namespace,
    name: 'coredns',
    labels: coreDns.labels,
    ports: coreDns.ports,
    serviceAccount: coreDns.serviceAccount,
  };
  const stranger = { id: standing.stranger, namespace: elsewhere, name: 'stranger', labels: {}, ports: [], serviceAccount: 'default' };
  const endpoints: readonly Endpoint[] = [
    { kind: 'node', id: standing.node, name: 'node', labels: {}, addresses: ['10.244.255.1', 'fd00:10:244:ffff::1'] },
    { kind: 'apiserver', id: standing.apiserver, addresses: ['10.244.255.2', 'fd00:10:244:ffff::2'] },
    ...[dns, stranger, ...pods].map((pod, position): Endpoint => ({
      kind: 'pod',
      ...pod,
      node: standing.node,
      addresses: addressesAt(position + 1),
    })),
  ];
  const names = new Set([
    'default',
    coreDns.namespace,
    elsewhere,
    namespace,
    ...pods.map((pod) => pod.namespace),
    ...manifests.flatMap(namespaceOf),
  ]);
  return {
    namespaces: [...names].map((name) => labelled(name, manifests)),
    endpoints,
    services: services.flatMap((service) => backed(service)),
    serviceAccounts: manifests
      .filter(({ object }) => object.kind === 'ServiceAccount')
      .map(({ object: { metadata } }) => ({
        namespace: metadata.namespace ?? namespace,
        name: metadata.name,
        labels: metadata.labels ?? {},
      })),
  };
}

/** One that has no pods for now (replicas: 0) has one here: policies are written for when it has. */
export function podsOf({ pods, name, labels }: Subject): Subject['pods'] {
  return pods.length === 0 ? [{ name, labels }] : pods;
}

function addressesAt(number: number): readonly string[] {
  return [`10.244.${String(number >> 8)}.${String(number & 0xff)}`, `fd00:10:244::${number.toString(16)}`];
}

function namespaceOf({ object }: Manifest): readonly string[] {
  if (object.kind === 'Namespace' && object.apiVersion === 'v1') return [object.metadata.name];
  return object.metadata.namespace === undefined ? [] : [object.metadata.namespace];
}

function labelled(name: string, manifests: readonly Manifest[]): Namespace {
  const written = manifests.find(({ object }) => object.kind === 'Namespace' && object.metadata.name === name);
  return { name, labels: { ...written?.object.metadata.labels, 'kubernetes.io/metadata.name': name } };
}

function backed(service: RenderedService): readonly Service[] {
  if (service.kind !== 'cluster' || service.backends.kind !== 'pods') return [];
  const { namespace, name, labels, ports, backends } = service;
  return [
    {
      namespace,
      name,
      labels,
      addresses: [],
      backends: backends.pods.map((pod) => `${namespace}/${pod}`),
      ports: ports.flatMap(({ port, protocol, targets }) =>
        targets.slice(0, 1).map((target) => ({ port, protocol, targetPort: target.port })),
      ),
    },
  ];
}
