import type { CellPolicies, EnforceResult, RunningCluster, StartOptions } from '../../harness/cluster/cluster.ts';
import type { ProbeRequest } from '../../harness/cluster/probe-request.ts';
import { findServiceObstacle } from '../../harness/cluster/service-obstacle.ts';
import type { Sites, Topology } from '../../harness/cluster/topology.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';
import { monotonicMs } from '../../harness/time/monotonic-ms.ts';
import type { Observation } from '../../harness/vocabulary/observation.ts';
import type { ClusterInfo } from '../../harness/vocabulary/results.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { parseAddress } from '../../harness/address/parse-address.ts';
import type { Family, Flow } from '../../harness/vocabulary/flow.ts';
import type { Service, World } from '../../harness/vocabulary/world.ts';
import type { AgentProcess } from './agent-process.ts';
import { failedObservation, sinceStart } from './observations.ts';
import { compileRulesets } from './nft/compile-rulesets.ts';
import type { Subject } from './nft/subject.ts';
import type { SitePlan } from './plan/site-plan.ts';
import { planTopology } from './plan/topology-plan.ts';
import type { NetworkPlan, Order } from './wire/messages.ts';

/** Requests in one message: their answers come back together. */
const batchSize = 2_000;

/** What a running cluster is made of. */
export interface Parts {
  readonly agent: AgentProcess;
  readonly info: ClusterInfo;
  readonly plan: SitePlan;
  /** That the kernel speaks. */
  readonly families: readonly Family[];
  readonly options: StartOptions;
  /** In milliseconds of `monotonicMs`. */
  readonly startedAtMs: number;
}

/** Pods as network namespaces of one agent process, policies as nftables of its own namespace, the node. */
export class RunningEmbeddedCluster implements RunningCluster {
  readonly info: ClusterInfo;
  readonly sites: Sites;
  /** The policy model's defaults: this enforcer has no configuration of its own. */
  readonly settings = defaultSettings;
  readonly #parts: Parts;
  #subjects: readonly Subject[] = [];
  #services: readonly Service[] = [];
  #generation = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.info = parts.info;
    this.sites = parts.plan.sites;
  }

  /** @throws UserError where the kernel refuses a namespace, an address or a listener */
  async deploy(topology: Topology): Promise<World> {
    const { plan, options } = this.#parts;
    const { network, subjects, world } = planTopology(topology, plan, options.externals);
    await this.build(network);
    this.#subjects = subjects;
    this.#services = world.services;
    return world;
  }

  async enforce(cells: readonly CellPolicies[]): Promise<ReadonlyMap<string, EnforceResult>> {
    const table = `npc_policies_${String(this.#generation++)}`;
    const rulesets = cells.map(({ ruleset }) => ruleset);
    await this.order({ kind: 'enforce', rules: compileRulesets(table, rulesets, this.#subjects) });
    const atMs = monotonicMs() - this.#parts.startedAtMs;
    return new Map(cells.map(({ cell }) => [cell, { kind: 'applied', atMs }]));
  }

  async release(): Promise<void> {
    await this.order({ kind: 'release' });
  }

  async probe(requests: readonly ProbeRequest[], onProgress: (done: number) => void): Promise<ReadonlyMap<string, Observation>> {
    const observations = new Map<string, Observation>();
    for (let start = 0; start < requests.length; start += batchSize) {
      const batch = requests.slice(start, start + batchSize);
      for (const [id, observation] of await this.#probeBatch(batch)) observations.set(id, observation);
      onProgress(start + batch.length);
    }
    return observations;
  }

  cannotProbe({ flow }: ProbeRequest): string | undefined {
    if (!this.#parts.families.includes(flow.family)) return `this machine's kernel speaks no IPv${String(flow.family)}`;
    return findServiceObstacle(flow, this.#services) ?? findOtherBackend(flow, this.#services);
  }

  /** Make hosts and Services, with those of their addresses that the kernel can give them. @throws UserError with what it refused */
  async build({ hosts, services, names }: NetworkPlan): Promise<void> {
    const { families } = this.#parts;
    const spoken = (addresses: readonly string[]): readonly string[] =>
      addresses.filter((address) => families.some((family) => parseAddress(address)?.family === family));
    const network: NetworkPlan = {
      hosts: hosts.map((host) => ({ ...host, addresses: spoken(host.addresses) })),
      services: services.map((service) => ({ ...service, addresses: spoken(service.addresses) })),
      names: new Map([...names].map(([name, addresses]) => [name, spoken(addresses)])),
    };
    await this.order({ kind: 'build', network });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts.agent.stop();
  }

  /** An agent that is gone, or cannot probe, leaves errors behind, never denials. */
  async #probeBatch(requests: readonly ProbeRequest[]): Promise<readonly (readonly [string, Observation])[]> {
    const { startedAtMs } = this.#parts;
    try {
      const found = await this.order({ kind: 'probe', requests });
      return requests.map(({ id }) => {
        const observation = found.get(id);
        return [
          id,
          observation === undefined ? failedObservation('the agent did not answer', startedAtMs) : sinceStart(observation, startedAtMs),
        ];
      });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return requests.map(({ id }) => [id, failedObservation(error.message, startedAtMs)]);
    }
  }

  /** Let the agent do something. @throws UserError (rejects) with what the kernel refused */
  async order(order: Order): Promise<ReadonlyMap<string, Observation>> {
    const { agent, options } = this.#parts;
    const reply = await agent.order(order, options.signal);
    switch (reply.kind) {
      case 'done':
        return new Map();
      case 'probed':
        return reply.observations;
      case 'failed':
        throw new UserError(`The embedded cluster could not ${order.kind}: ${reply.message}`, 2);
    }
  }
}

/** A Service leads to its first backend here, always the same one, so that results do not differ from run to run. */
function findOtherBackend({ destination, via }: Flow, services: readonly Service[]): string | undefined {
  if (via.kind !== 'service') return undefined;
  const [first] = services.find(({ namespace, name }) => namespace === via.namespace && name === via.name)?.backends ?? [];
  return first === undefined || first === destination
    ? undefined
    : `the Service ${via.namespace}/${via.name} leads to ${first} here, the first of those behind it, and never to ${destination}`;
}
