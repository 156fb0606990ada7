import { embeddedCluster } from '../../../clusters/embedded/cluster.ts';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { Topology } from '../../../harness/cluster/topology.ts';
import type { EnforcerSettings } from '../../../harness/dialects/settings.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { type FuzzWorld, maxPods, namespaceNames } from '../world/fuzz-world.ts';
import { type Door, doors, flowsOf } from './flows-of.ts';
import type { FuzzFlow, Ground, JudgedWorld, Observed, PlacedWorld } from './ground.ts';
import { externals, fuzzListeners } from './listeners.ts';
import { placeWorld, servicePorts, type Slot } from './place-world.ts';

const kubelet: readonly Door[] = [{ protocol: 'TCP', port: 10_250, probe: { kind: 'tcp' } }];
const dnsDoors: readonly Door[] = [
  { protocol: 'UDP', port: 53, probe: { kind: 'dns-udp', name: 'bucket.example.com' } },
  { protocol: 'TCP', port: 53, probe: { kind: 'dns-tcp', name: 'bucket.example.com' } },
];

/** Where pods send besides to each other. */
const targets: ReadonlyMap<string, readonly Door[]> = new Map([
  ['s3', doors],
  ['far', doors.slice(0, 1)],
  ['apiserver', doors.slice(1)],
  ['node', kubelet],
  ['dns', dnsDoors],
]);

/** The embedded cluster with the pods of so many worlds. Labels, namespaces and ports are the model's alone there, so every world has its own. */
export class EmbeddedGround implements Ground {
  readonly slots: number;
  readonly settings: EnforcerSettings;
  readonly #cluster: RunningCluster;
  readonly #world: World;

  private constructor(cluster: RunningCluster, slots: number, world: World) {
    this.#cluster = cluster;
    this.slots = slots;
    this.settings = cluster.settings;
    this.#world = world;
  }

  /** @throws UserError saying what the machine lacks */
  static async start(slots: number, signal: AbortSignal): Promise<EmbeddedGround> {
    const cluster = await embeddedCluster.start({ runId: 'fuzz', externals, apiserverListeners: fuzzListeners, signal });
    try {
      return new EmbeddedGround(cluster, slots, await cluster.deploy(topology(slots)));
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      throw error;
    }
  }

  place(world: FuzzWorld, slot: number): PlacedWorld {
    const placed = placeWorld(world, this.#slot(slot));
    const flows = flowsOf(placed.world, {
      slot: slotName(slot),
      families: this.#cluster.sites.families,
      sources: ['node', 'apiserver', 's3'],
      doors: targets,
      pods: world.shape.pods.map((_, index) => podId(slot, index)),
      service: { kind: 'service', namespace: slotName(slot), name: 'db' },
    });
    return { ...placed, flows };
  }

  async observe(worlds: readonly JudgedWorld[]): Promise<Observed> {
    await this.#cluster.enforce(worlds.map(({ ruleset, manifests }, index) => ({ cell: slotName(index), manifests, ruleset })));
    const observations = await this.repeat(worlds.flatMap(({ flows }) => flows));
    return { observations, unprobed: new Map(), refused: new Map(), deviations: new Map(), decisions: 'named' };
  }

  repeat(flows: readonly FuzzFlow[]): ReturnType<Ground['repeat']> {
    return this.#cluster.probe(
      flows.flatMap(({ request }) => (request === undefined ? [] : [request])),
      () => undefined,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cluster[Symbol.asyncDispose]();
  }

  #slot(slot: number): Slot {
    const { endpoints, services } = this.#world;
    const ids = Array.from({ length: maxPods }, (_, index) => podId(slot, index));
    const own = services.find(({ namespace }) => namespace === slotName(slot));
    return {
      name: slotName(slot),
      namespaces: { 'ns-a': 'ns-a', 'ns-b': 'ns-b', 'ns-c': 'ns-c' },
      pods: endpoints
        .filter((endpoint) => endpoint.kind === 'pod' && ids.includes(endpoint.id))
        .filter((endpoint) => endpoint.kind === 'pod'),
      shared: endpoints.filter(({ id, kind }) => kind !== 'pod' || id === 'dns'),
      service: { name: 'db', addresses: own?.addresses ?? [] },
      sharedServices: services.filter(({ namespace }) => namespace === 'kube-system' || namespace === 'default'),
    };
  }
}

function slotName(slot: number): string {
  return `w${String(slot)}`;
}

function podId(slot: number, index: number): string {
  return `${slotName(slot)}/p${String(index)}`;
}

function topology(slots: number): Topology {
  const names = Array.from({ length: slots }, (_, slot) => slotName(slot));
  const pods = names.flatMap((namespace, slot) =>
    Array.from({ length: maxPods }, (_, index) => ({
      id: podId(slot, index),
      namespace,
      name: `p${String(index)}`,
      labels: {},
      ports: [],
      serviceAccount: 'default',
      listeners: fuzzListeners,
    })),
  );
  const dns = { namespace: 'kube-system', name: 'kube-dns', labels: {}, backends: ['dns'] };
  return {
    namespaces: [...names, ...namespaceNames, 'kube-system', 'default'].map((name) => ({ name, labels: {} })),
    serviceAccounts: [],
    fromNode: new Set(pods.map(({ id }) => id)),
    pods: [
      ...pods,
      {
        id: 'dns',
        namespace: 'kube-system',
        name: 'dns',
        labels: { 'k8s-app': 'kube-dns' },
        ports: [{ name: 'dns', port: 53, protocol: 'UDP' }],
        serviceAccount: 'default',
        listeners: [{ application: 'dns', port: 53 }],
      },
    ],
    services: [
      ...names.map((namespace, slot) => ({ namespace, name: 'db', labels: {}, backends: [podId(slot, 0)], ports: servicePorts })),
      {
        ...dns,
        ports: [
          { port: 53, targetPort: 53, protocol: 'UDP' },
          { port: 53, targetPort: 53, protocol: 'TCP' },
        ],
      },
      {
        namespace: 'default',
        name: 'kubernetes',
        labels: {},
        backends: ['apiserver'],
        ports: [{ port: 443, targetPort: 80, protocol: 'TCP' }],
      },
    ],
  };
}
