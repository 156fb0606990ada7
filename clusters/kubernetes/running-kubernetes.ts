import pMap from 'p-map';
import type { CellPolicies, EnforceResult, RunningCluster } from '../../harness/cluster/cluster.ts';
import type { Pass } from '../../harness/cluster/pass.ts';
import type { ProbeRequest } from '../../harness/cluster/probe-request.ts';
import type { PodSpec, ServiceSpec, Sites, Topology } from '../../harness/cluster/topology.ts';
import type { EnforcerSettings } from '../../harness/dialects/settings.ts';
import type { Engine } from '../../harness/vocabulary/engine.ts';
import type { Observation } from '../../harness/vocabulary/observation.ts';
import type { ClusterInfo } from '../../harness/vocabulary/results.ts';
import type { World } from '../../harness/vocabulary/world.ts';
import type { Api } from './api/api.ts';
import type { Transport } from './api/transport.ts';
import { concurrentRequests, settleMs } from './budgets.ts';
import { cleanUp } from './clean/clean-up.ts';
import { awaitListeners } from './deploy/await-listeners.ts';
import { buildWorld } from './deploy/build-world.ts';
import { type Deployment, deployTopology } from './deploy/deploy.ts';
import { PodWatch } from './deploy/pod-watch.ts';
import { isClusterDns, isClusterService, placeTopology } from './deploy/place-topology.ts';
import { findService } from './discover/find-dns.ts';
import type { Landscape } from './discover/landscape.ts';
import { roomForCells } from './discover/room-for-cells.ts';
import { explainFailure } from './explain-failure.ts';
import { type KubernetesOptions, namedExternals } from './options.ts';
import { awaitEnforcement } from './policies/await-enforcement.ts';
import { pickCanaries } from './policies/pick-canaries.ts';
import { PolicySet } from './policies/policy-set.ts';
import { refuseWidePolicies } from './policies/refuse-wide-policies.ts';
import { destinationCheck } from './probe/destination-check.ts';
import { type Deployed, findObstacle } from './probe/find-obstacle.ts';
import { flowRate } from './probe/flow-rate.ts';
import { Pacer } from './probe/pacer.ts';
import { Prober } from './probe/prober.ts';
import { externalSource, podSource, servingPod } from './probe/sources.ts';
import { ShellPool } from './shell/shell-pool.ts';

/** The name that a cluster's DNS answers itself, wherever it forwards others to. */
const ownName = 'kubernetes.default.svc.cluster.local.';

/** A cluster behind a Kubernetes API. Everything it makes has the run's label and is in namespaces that it made. */
export class RunningKubernetes implements RunningCluster {
  readonly info: ClusterInfo;
  readonly sites: Sites;
  readonly settings: EnforcerSettings;
  /** How long after `enforce` and `release` a surprising observation may still be the enforcer's delay. */
  readonly settleWithinMs = settleMs;
  readonly concurrentCells: number;
  readonly outlivesProcess?: true;
  readonly #options: KubernetesOptions;
  readonly #transport: Transport;
  readonly #api: Api;
  readonly #landscape: Landscape;
  readonly #watch: PodWatch;
  readonly #shells: ShellPool;
  readonly #made = new Set<string>();
  readonly #policies: PolicySet;
  readonly #startedAt = performance.now();
  #deployed: Deployed | undefined;
  #prober: Prober | undefined;

  constructor(options: KubernetesOptions, { transport, api, landscape }: { transport: Transport; api: Api; landscape: Landscape }) {
    this.#options = options;
    this.#transport = transport;
    this.#api = api;
    this.#landscape = landscape;
    this.#watch = new PodWatch(options.kubeconfig, api, options.runId);
    this.#shells = new ShellPool(options.kubeconfig);
    this.#policies = new PolicySet(api, options.runId, this.#made);
    if (options.disposal === 'leave') this.outlivesProcess = true;
    this.sites = landscape.sites;
    this.concurrentCells = roomForCells(landscape.nodes);
    this.settings = options.settings;
    this.info = {
      ...options.info,
      evidence: 'packets',
      details: {
        kubernetes: landscape.version,
        nodes: String(landscape.nodes.length),
        'probe image': options.probeImage,
        ...options.info.details,
      },
    };
  }

  /** @throws UserError for what the cluster refuses, can't run, or has already */
  deploy(topology: Topology): Promise<World> {
    return explainFailure('deploying', this.#options.signal, () => this.#deploy(topology));
  }

  async #deploy(topology: Topology): Promise<World> {
    const { runId, probeImage, externals, placement = 'anywhere', namespaces = 'own', signal } = this.#options;
    const settings = { runId, probeImage, placement, dnsImage: this.#landscape.dns.coreDnsImage };
    const parts = { api: this.#api, watch: this.#watch, settings, externals, made: this.#made, signal };
    const { made, absent } = placeTopology(topology, runId, namespaces);
    const deployment = await deployTopology(made, parts);
    const named = namedExternals(this.#options);
    const services = await this.#findServices([...topology.services.filter(isClusterService), ...made.services]);
    const world = buildWorld(topology, { landscape: this.#landscape, deployment, externals: named, services });
    this.#deployed = {
      absent,
      pods: new Map([...topology.pods.filter(isClusterDns), ...made.pods].map((spec) => [spec.id, spec])),
      onFirstNode: new Set(world.endpoints.filter((each) => each.kind === 'pod' && each.node === 'node').map(({ id }) => id)),
      services: world.services,
    };
    await this.#prepareProbes(made.pods, this.#deployed.pods, world, deployment);
    return world;
  }

  /** Returns when the policies are seen in effect, by flows probed before that their manifests deny. */
  async enforce(cells: readonly CellPolicies[]): Promise<ReadonlyMap<string, EnforceResult>> {
    const { signal, settings } = this.#options;
    const results = await explainFailure('applying policies', signal, async () => {
      const refused =
        this.#prober && (await refuseWidePolicies(cells, { api: this.#api, world: this.#prober.world, settings, made: this.#made }));
      const harmless = cells.filter(({ cell }) => !refused?.has(cell));
      return new Map([...(refused ?? []), ...(await this.#policies.apply(harmless, this.#sinceStart, signal))]);
    });
    const applied = cells.filter(({ cell }) => results.get(cell)?.kind === 'applied');
    const prober = this.#prober;
    if (prober !== undefined) {
      await awaitEnforcement(pickCanaries(applied, prober.sendable, prober.world), (requests) => prober.lookOnce(requests), signal);
    }
    return results;
  }

  release(): Promise<void> {
    return explainFailure('removing policies', this.#options.signal, () => this.#policies.release());
  }

  /** @throws Error before `deploy` */
  probe(
    requests: readonly ProbeRequest[],
    onProgress: (done: number) => void,
    pass: Pass = 'confirming',
  ): Promise<ReadonlyMap<string, Observation>> {
    if (this.#prober === undefined) throw new Error('nothing is deployed to probe from');
    return this.#prober.probe(requests, onProgress, pass);
  }

  cannotServe(engine: Engine): string | undefined {
    return this.#landscape.unserved.get(engine);
  }

  cannotProbe(request: ProbeRequest): string | undefined {
    const deployed = this.#deployed;
    return findObstacle(request, { landscape: this.#landscape, options: this.#options, ...(deployed && { deployed }) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#watch.stop();
    await this.#shells.close();
    const { runId, disposal = 'delete' } = this.#options;
    try {
      if (disposal === 'leave') return;
      const leftovers = { runId, policies: this.#policies, namespaces: this.#made };
      await explainFailure('cleaning up', undefined, () => cleanUp(this.#api.withoutSignal(), leftovers));
    } finally {
      this.#transport.close();
    }
  }

  async #findServices(specs: readonly ServiceSpec[]): Promise<Parameters<typeof buildWorld>[1]['services']> {
    const find = async (spec: ServiceSpec) => [`${spec.namespace}/${spec.name}`, await findService(this.#api, spec)] as const;
    const found = await pMap(specs, find, { concurrency: concurrentRequests, signal: this.#options.signal });
    return new Map(found.flatMap(([key, site]) => (site === undefined ? [] : [[key, site] as const])));
  }

  async #prepareProbes(
    own: readonly PodSpec[],
    pods: ReadonlyMap<string, PodSpec>,
    world: World,
    { authority }: Deployment,
  ): Promise<void> {
    const { externals, runId, signal } = this.#options;
    const api = this.#api;
    const listed = own.flatMap((spec) => {
      const endpoint = world.endpoints.find(({ id }) => id === spec.id);
      return endpoint === undefined ? [] : [{ spec, source: podSource(spec, endpoint, this.#shells), endpoint }];
    });
    await awaitListeners(
      listed.map(({ spec, source, endpoint }) => servingPod(spec, source, endpoint, this.#landscape)),
      signal,
    );
    const sources = new Map(
      [...listed.map(({ source }) => source), ...externals.flatMap(externalSource)].map((source) => [source.id, source]),
    );
    const pacer = new Pacer(flowRate(this.#landscape.nodes));
    this.#prober = new Prober({
      api,
      runId,
      authority,
      world,
      sources,
      signal,
      dnsAddresses: world.services.filter(({ backends }) => backends.includes('dns')).flatMap(({ addresses }) => addresses),
      nameFor: ({ probe, flow }) =>
        // The cluster's DNS forwards what it does not know, and an answer from elsewhere says nothing of the flow.
        !('name' in probe) || flow.destination === 'dns' ? ownName : `${probe.name}.`,
      check: destinationCheck({ api, world, sources, pods, signal }),
      admit: (count) => pacer.admit(count, signal),
      sinceStart: this.#sinceStart,
    });
  }

  readonly #sinceStart = (): number => performance.now() - this.#startedAt;
}
