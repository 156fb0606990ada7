import { parseAddress } from '../../../harness/address/parse-address.ts';
import type { Endpoint, PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import type { Service, World } from '../../../harness/vocabulary/world.ts';
import type { PolicyObject } from '../objects/policy-object.ts';
import { type FuzzWorld, type NamespaceName, namespaceNames, slotLabel, slotWord } from '../world/fuzz-world.ts';
import { resolveNetworks } from '../world/resolve-networks.ts';
import type { PlacedWorld } from './ground.ts';

/** A place for a world: addresses, and the names it has there. */
export interface Slot {
  /** Value of the slot's label. */
  readonly name: string;
  /** Name in the cluster of each namespace. */
  readonly namespaces: Readonly<Record<NamespaceName, string>>;
  /** Pods by position, with everything that is not the world's: id, addresses, node, name. */
  readonly pods: readonly Pick<PodEndpoint, 'id' | 'name' | 'addresses' | 'node'>[];
  /** Endpoints that all slots share: nodes, apiserver, hosts outside, the pod that serves names. */
  readonly shared: readonly Endpoint[];
  /** In front of the first pod, where there is one: addresses and name. */
  readonly service?: Pick<Service, 'name' | 'addresses'>;
  readonly sharedServices: readonly Service[];
}

/** Names in words of `resolveNetworks` of endpoints that all slots share, where their ids differ. */
const dnsNamespace = 'kube-system';

/** Ports of the Service in front of the first pod. */
export const servicePorts = [
  { port: 8000, targetPort: 80, protocol: 'TCP' },
  { port: 8053, targetPort: 80, protocol: 'UDP' },
] as const satisfies Service['ports'];

/** The world of a slot, and its objects with the slot's names and addresses. */
export function placeWorld({ shape, objects }: FuzzWorld, slot: Slot): Omit<PlacedWorld, 'flows'> {
  const pods = shape.pods.map(({ namespace, labels, ports, serviceAccount }, index): PodEndpoint => {
    const place = slot.pods[index];
    if (place === undefined) throw new RangeError(`a slot has ${String(slot.pods.length)} pods, and the world more`);
    return { kind: 'pod', ...place, namespace: slot.namespaces[namespace], labels, ports, serviceAccount };
  });
  const world = buildWorld({ shape, objects }, slot, pods);
  const written = placeObjects(objects, slot, pods);
  return { world, objects: written, manifests: written.map((object): Manifest => ({ file: 'fuzz.yaml', object: { ...object } })) };
}

function buildWorld({ shape }: FuzzWorld, slot: Slot, pods: readonly PodEndpoint[]): World {
  const [first] = pods;
  const robots = namespaceNames.map((name) => ({ namespace: slot.namespaces[name], name: 'robot', labels: shape.robot }));
  return {
    namespaces: [
      ...namespaceNames.map((name) => {
        const written = slot.namespaces[name];
        return { name: written, labels: { 'kubernetes.io/metadata.name': written, [slotLabel]: slot.name, ...shape.namespaces[name] } };
      }),
      { name: dnsNamespace, labels: { 'kubernetes.io/metadata.name': dnsNamespace } },
    ],
    endpoints: [...pods, ...slot.shared],
    services: [
      ...(first === undefined || slot.service === undefined
        ? []
        : [{ ...slot.service, namespace: first.namespace, labels: { role: 'store' }, backends: [first.id], ports: servicePorts }]),
      ...slot.sharedServices,
    ],
    serviceAccounts: robots,
  };
}

function placeObjects(objects: readonly PolicyObject[], slot: Slot, pods: readonly PodEndpoint[]): readonly PolicyObject[] {
  const addressOf = (id: string, family: Family): string => {
    const index = /^p([0-9])$/.exec(id)?.[1];
    const endpoint = index === undefined ? slot.shared.find((one) => one.id === id) : pods[Number(index) % pods.length];
    const address = endpoint?.addresses.find((text) => parseAddress(text)?.family === family);
    // A cluster of one family still has networks of the other in its policies; they match nobody.
    return address ?? (family === 4 ? '192.0.2.77' : '2001:db8:77::77');
  };
  const write = (text: string): string =>
    resolveNetworks(text, addressOf)
      .replaceAll(slotWord, slot.name)
      .replaceAll(/\bns-[abc]\b/g, (name) => slot.namespaces[namespaceNames.find((known) => known === name) ?? 'ns-a']);
  return objects.map((object) => mapTexts(object, write));
}

/** Plain data with every text in it, keys of objects included, written anew. */
function mapTexts<Value>(value: Value, write: (text: string) => string): Value {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) => mapText(part, write)) as Value;
}

/** Networks that were different words may be the same network here, and an API takes the items of some lists once only. */
function mapText(part: unknown, write: (text: string) => string): unknown {
  if (Array.isArray(part) && part.every((item) => typeof item === 'string')) return [...new Set(part)];
  return typeof part === 'string' ? write(part) : part;
}
