import fc from 'fast-check';
import { enforcersOf } from '../../../clusters/cni/registry.ts';
import { verdictOf } from '../../../harness/judge/verdict-of.ts';
import type { Cluster, RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { EnforcerSettings } from '../../../harness/dialects/settings.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import { settlePauseMs } from '../../../harness/time/budgets.ts';
import { poll } from '../../../harness/time/poll.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { meetsPassOutside } from '../compare/meets-pass-outside.ts';
import { foreseeWorld } from '../compare/foresee-world.ts';
import { isExplained } from '../compare/explain-packets.ts';
import { shape as shapes } from '../generate/shape.ts';
import type { FuzzWorld, Shape } from '../world/fuzz-world.ts';
import { type Door, doors, flowsOf } from './flows-of.ts';
import type { FuzzFlow, Ground, JudgedWorld, Observed, PlacedWorld } from './ground.ts';
import { externals, fuzzListeners } from './listeners.ts';
import { placeWorld } from './place-world.ts';
import { planSlots, slotOf } from './plan-slots.ts';

/** What a real cluster is to hold. */
export interface KubernetesGroundOptions {
  /** Worlds side by side; undefined: as many as do not meet each other. */
  readonly slots: number | undefined;
  /** Of the shapes: labels and pods are the cluster's, so they are drawn once. */
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** A name of the run's own, and one that a cluster's DNS knows which was not made for the run. */
const names = { own: 'bucket.example.com', found: 'kubernetes.default.svc.cluster.local' } as const;

function targets(name: string): ReadonlyMap<string, readonly Door[]> {
  return new Map<string, readonly Door[]>([
    ['s3', doors],
    ['apiserver', [{ protocol: 'TCP', port: 6443, probe: { kind: 'tls' } }]],
    [
      'dns',
      [
        { protocol: 'UDP', port: 53, probe: { kind: 'dns-udp', name } },
        { protocol: 'TCP', port: 53, probe: { kind: 'dns-tcp', name } },
      ],
    ],
  ]);
}

/** A cluster behind a Kubernetes API: pods are deployed once for all worlds, each batch of worlds is a set of policies for them. */
export class KubernetesGround implements Ground {
  readonly slots: number;
  readonly settings: EnforcerSettings;
  readonly #cluster: RunningCluster;
  readonly #runId: string;
  readonly #shapes: readonly Shape[];
  readonly #world: World;
  readonly #lookedUp: string;

  private constructor(cluster: RunningCluster, runId: string, drawn: readonly Shape[], world: World) {
    this.#cluster = cluster;
    this.#runId = runId;
    this.#shapes = drawn;
    this.#world = world;
    this.#lookedUp = knowsOwnNames(cluster, slotOf(runId, 0, world).pods[0]?.id ?? '') ? names.own : names.found;
    this.slots = drawn.length;
    this.settings = cluster.settings;
  }

  /** @throws UserError for what the cluster lacks, or refuses */
  static async start(cluster: Cluster, { slots, seed, signal }: KubernetesGroundOptions): Promise<KubernetesGround> {
    const runId = newRunId();
    const running = await cluster.start({ runId, externals, apiserverListeners: fuzzListeners, signal });
    try {
      const drawn = fc.sample(fc.noBias(shapes), { seed, numRuns: slots ?? slotsOf(running) });
      return new KubernetesGround(running, runId, drawn, await running.deploy(planSlots(runId, drawn, running.sites)));
    } catch (error) {
      await running[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Why policies of a dialect cannot be judged here; undefined where they can. */
  cannotServe(dialect: string): string | undefined {
    return this.#cluster.cannotServe?.(dialect);
  }

  place({ objects }: FuzzWorld, slot: number): PlacedWorld {
    const shape = this.#shapes[slot];
    if (shape === undefined) throw new RangeError(`there is no slot ${String(slot)}`);
    const place = slotOf(this.#runId, slot, this.#world);
    const placed = placeWorld({ shape, objects }, place);
    const flows = flowsOf(placed.world, {
      slot: place.name,
      families: this.#cluster.sites.families,
      sources: ['s3'],
      doors: targets(this.#lookedUp),
      pods: shape.pods.map((_, index) => place.pods[index]?.id ?? ''),
    });
    return { ...placed, flows };
  }

  async observe(worlds: readonly JudgedWorld[]): Promise<Observed> {
    await this.#cluster.release();
    const names = worlds.map((_, index) => `w${String(index)}`);
    const cells = worlds.map(({ ruleset, manifests }, index) => ({ cell: names[index] ?? '', manifests, ruleset }));
    const results = await this.#cluster.enforce(cells);
    const refused = new Map(
      names.flatMap((name, index) => {
        const result = results.get(name);
        return result?.kind === 'refused' ? [[index, result.message] as const] : [];
      }),
    );
    const unprobed = new Map(
      worlds.flatMap(({ flows }, index) =>
        flows.flatMap((flow) => {
          const result = results.get(names[index] ?? '');
          const reason =
            result?.kind === 'applied' ? flow.request && this.#cluster.cannotProbe?.(flow.request) : 'its policies were not taken';
          return reason === undefined ? [] : [[flow.id, reason] as const];
        }),
      ),
    );
    const sent = worlds.map((world) => ({
      world,
      flows: world.flows.filter(({ id, request }) => request !== undefined && !unprobed.has(id)),
    }));
    const observations = new Map<string, Observation>();
    const deviations = new Map<string, string>();
    const look = async (flows: readonly FuzzFlow[]): Promise<void> => {
      for (const [id, observation] of await this.repeat(flows)) observations.set(id, observation);
    };
    const enforcer = {
      known: enforcersOf(this.#cluster.info.cni).flatMap(({ deviations: known }) => known),
      predict: this.#cluster.predictDeviation?.bind(this.#cluster),
      settings: this.settings,
      groups: worlds.flatMap(({ manifests }, index) => (refused.has(index) ? [] : manifests.filter(isCidrGroup))),
    };
    const foreseen = new Map(worlds.map((world) => [world, foreseeWorld(world, enforcer)] as const));
    const surprising = (): FuzzFlow[] =>
      sent.flatMap(({ world, flows }) =>
        flows.filter((flow) => !isExplained({ world, ...foreseen.get(world) }, flow, observations.get(flow.id), deviations)),
      );
    await look(sent.flatMap(({ flows }) => flows));
    const until = performance.now() + (this.#cluster.settleWithinMs ?? 0);
    const settle = async (): Promise<true | undefined> => {
      const left = surprising();
      if (left.length === 0 || performance.now() > until) return true;
      await look(left);
      return undefined;
    };
    await poll('settling', settle, { everyMs: settlePauseMs, withinMs: 10 * (this.#cluster.settleWithinMs ?? settlePauseMs) });
    const late = surprising().filter((flow) => isDenied(observations.get(flow.id)) && worlds.some((world) => isLate(world, flow)));
    if (late.length > 0) {
      await this.#cluster.release();
      await this.#cluster.enforce(cells);
      await look(late);
    }
    const left = new Set(surprising());
    for (const flow of late.filter((one) => !left.has(one) && !deviations.has(one.id))) deviations.set(flow.id, lateNote);
    return { observations, unprobed, refused, deviations, decisions: 'unknown' };
  }

  async repeat(flows: readonly FuzzFlow[]): Promise<ReadonlyMap<string, Observation>> {
    const observed = await this.#cluster.probe(
      flows.flatMap(({ request }) => (request === undefined ? [] : [request])),
      () => undefined,
    );
    return new Map([...observed].map(([id, observation]) => [id, readRefusal(observation)]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cluster[Symbol.asyncDispose]();
  }
}

/** What is noted of a flow that a Pass denied until the rules were computed anew. */
const lateNote = 'Pass to an address that came later';

function isLate(world: JudgedWorld, flow: FuzzFlow): boolean {
  return world.flows.includes(flow) && meetsPassOutside(world, flow);
}

function isDenied(observation: Observation | undefined): boolean {
  return verdictOf(observation) === 'denied';
}

/** Pods take memory. And Calico has NetworkSets match peers of all policies in a cluster: worlds side by side would meet each other's. */
function slotsOf(cluster: RunningCluster): number {
  return cluster.cannotServe?.('calico') === undefined ? 1 : 10;
}

function isCidrGroup({ object }: Manifest): boolean {
  return object.kind === 'CiliumCIDRGroup';
}

function knowsOwnNames(cluster: RunningCluster, source: string): boolean {
  const via = { kind: 'name', name: names.own } as const;
  const flow = { source, destination: 's3', protocol: 'TCP', port: 80, family: 4, via } as const;
  return cluster.cannotProbe?.({ id: 'name', flow, probe: { kind: 'tcp' } }) === undefined;
}

/** These clusters' own servers refuse no lookup: a proxy of the enforcer's did. */
function readRefusal(observation: Observation): Observation {
  const detail = observation.attempts.at(-1)?.detail ?? '';
  const isRefused =
    (observation.kind === 'connected' && detail.startsWith('REFUSED ')) ||
    (observation.kind === 'error' && detail.startsWith('looking its name up: REFUSED '));
  return isRefused ? { ...observation, kind: 'rejected' } : observation;
}
