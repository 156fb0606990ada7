import { KubeConfig } from '@kubernetes/client-node';
import { existingCluster } from '../../../clusters/existing/cluster.ts';
import { loadContext } from '../../../clusters/existing/load-context.ts';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { benchPolicies, benchRequests, benchTopology } from '../synthetic-world.ts';
import { VerdictCounts } from './verdict-counts.ts';
import type { AddressedFlow } from './ways/addressed-flow.ts';

/** Flows of one call, as many as a catalogue has. */
const batchSize = 600;

/** Probing in bulk: how long a flow took, and what it gave. */
export interface Bulk {
  readonly perFlowMs: number;
  readonly counts: VerdictCounts;
}

/** Pods of a benchmark in an existing cluster. Disposing it removes them. */
export class TestBed implements AsyncDisposable {
  readonly runId: string;
  readonly namespace: string;
  readonly config: KubeConfig;
  readonly pods: number;
  readonly deployMs: number;
  readonly #cluster: RunningCluster;
  readonly #world: World;
  #ruleset: Ruleset = { tiers: [] };

  private constructor(start: { runId: string; context: string; pods: number; deployMs: number; cluster: RunningCluster; world: World }) {
    this.runId = start.runId;
    this.namespace = namespaceOf(start.runId);
    this.config = loadContext(new KubeConfig(), start.context);
    this.pods = start.pods;
    this.deployMs = start.deployMs;
    this.#cluster = start.cluster;
    this.#world = start.world;
  }

  /** @throws UserError for what the cluster lacks, or refuses */
  static async deploy(context: string, pods: number, signal: AbortSignal): Promise<TestBed> {
    const runId = newRunId();
    const cluster = await existingCluster({ context, externals: [], placement: 'anywhere' }).start({
      runId,
      externals: [],
      apiserverListeners: [],
      signal,
    });
    try {
      const startedAt = performance.now();
      const world = await cluster.deploy(benchTopology(pods, namespaceOf(runId)));
      return new TestBed({ runId, context, pods, deployMs: performance.now() - startedAt, cluster, world });
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** A policy for each five pods; from here on flows between those groups are denied. @returns milliseconds until all show */
  async enforce(): Promise<number> {
    const manifests = benchPolicies(Math.ceil(this.pods / 5), this.pods, this.namespace);
    this.#ruleset = compile(manifests, this.#world, this.#cluster.settings);
    const startedAt = performance.now();
    await this.#cluster.enforce([{ cell: this.namespace, manifests, ruleset: this.#ruleset }]);
    return performance.now() - startedAt;
  }

  /** Probe so many flows the harness's way. */
  async probe(flows: number): Promise<Bulk> {
    const counts = new VerdictCounts();
    let probedMs = 0;
    for (let done = 0; done < flows; done += batchSize) {
      const requests = benchRequests(this.pods, Math.min(batchSize, flows - done), [4]);
      const startedAt = performance.now();
      const seen = await this.#cluster.probe(requests, () => undefined);
      probedMs += performance.now() - startedAt;
      for (const request of requests) counts.add(request, seen.get(request.id), evaluate(this.#ruleset, this.#world, request.flow).verdict);
    }
    return { perFlowMs: probedMs / flows, counts };
  }

  /** The first flows that `probe` sends, with their addresses. */
  flows(count: number): readonly AddressedFlow[] {
    return benchRequests(this.pods, count, [4]).map(({ flow }) => ({
      source: flow.source,
      address: this.#world.endpoints.find(({ id }) => id === flow.destination)?.addresses[0] ?? '',
      port: flow.port,
    }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cluster[Symbol.asyncDispose]();
  }
}

function namespaceOf(runId: string): string {
  return `npc-${runId}-bench`;
}
