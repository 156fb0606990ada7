import { parseAddress } from '../../../harness/address/parse-address.ts';
import type { Probe } from '../../../harness/cluster/probe-request.ts';
import type { Endpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Family, Flow, Via } from '../../../harness/vocabulary/flow.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { FuzzFlow } from './ground.ts';

/** A port at which something listens, and what is said there. */
export interface Door {
  readonly protocol: Flow['protocol'];
  readonly port: number;
  /** Absent: nothing sends such packets. */
  readonly probe?: Probe;
}

/** The doors of pods and of hosts outside. */
export const doors: readonly Door[] = [
  { protocol: 'TCP', port: 80, probe: { kind: 'tcp' } },
  { protocol: 'TCP', port: 81, probe: { kind: 'tcp' } },
  { protocol: 'UDP', port: 80, probe: { kind: 'udp' } },
];

/** Flows that only models judge: no probe sends such packets. */
const unsent: readonly Door[] = [
  { protocol: 'ICMP', port: 0 },
  { protocol: 'SCTP', port: 80 },
];

/** What a ground can send, and where. */
export interface FlowOptions {
  /** Unique; begins every id. */
  readonly slot: string;
  readonly families: readonly Family[];
  /** Endpoints besides the world's own pods that send. */
  readonly sources: readonly string[];
  /** Doors of endpoints besides the world's own pods, by endpoint id. */
  readonly doors: ReadonlyMap<string, readonly Door[]>;
  /** Ids of the world's own pods. */
  readonly pods: readonly string[];
  /** How the Service in front of the first pod is found, where there is one. */
  readonly service?: Extract<Via, { kind: 'service' }>;
}

/** Every flow of a world: from everyone to everyone at every door over every family; by Service to the first pod; by name to hosts outside. */
export function flowsOf(world: World, options: FlowOptions): readonly FuzzFlow[] {
  const { pods, sources } = options;
  return [...pods, ...sources].flatMap((source) => [
    ...(pods.includes(source) ? [...options.doors.keys()] : []).flatMap((target) =>
      direct(options, source, target, options.doors.get(target) ?? []),
    ),
    ...pods.flatMap((pod) => direct(options, source, pod, source === pod || source === 'node' ? doors.slice(0, 1) : [...doors, ...unsent])),
    ...(pods.includes(source) ? [...byService(options, source), ...byName(world, options, source)] : []),
  ]);
}

function direct(options: FlowOptions, source: string, destination: string, at: readonly Door[]): FuzzFlow[] {
  return options.families.flatMap((family) =>
    at.map((door) => write(options, { source, destination, family, via: { kind: 'address' } }, door)),
  );
}

function byService(options: FlowOptions, source: string): FuzzFlow[] {
  const [first, door] = [options.pods[0], doors[0]];
  const via = options.service;
  if (first === undefined || door === undefined || via === undefined) return [];
  return options.families.map((family) => write(options, { source, destination: first, family, via }, door));
}

function byName(world: World, options: FlowOptions, source: string): FuzzFlow[] {
  const outside = world.endpoints.filter((endpoint) => endpoint.kind === 'external');
  const [door] = doors;
  if (door === undefined) return [];
  return outside.flatMap((endpoint) =>
    endpoint.names.flatMap((name) =>
      options.families
        .filter((family) => hasFamily(endpoint, family))
        .map((family) => write(options, { source, destination: endpoint.id, family, via: { kind: 'name', name } }, door)),
    ),
  );
}

function hasFamily({ addresses }: Endpoint, family: Family): boolean {
  return addresses.some((address) => parseAddress(address)?.family === family);
}

function write({ slot }: FlowOptions, ends: Omit<Flow, 'protocol' | 'port'>, { protocol, port, probe }: Door): FuzzFlow {
  const flow: Flow = { ...ends, protocol, port };
  const id = `${slot} ${flow.source}→${flow.destination}:${String(port)}/${protocol} IPv${String(flow.family)}${describeVia(flow.via)}`;
  return { id, flow, ...(probe && { request: { id, flow, probe } }) };
}

function describeVia(via: Via): string {
  switch (via.kind) {
    case 'address':
      return '';
    case 'service':
      return ' by Service';
    case 'name':
      return ` by name ${via.name}`;
  }
}
