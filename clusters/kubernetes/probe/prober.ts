import pMap from 'p-map';
import type { Pass } from '../../../harness/cluster/pass.ts';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import type { PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Observation, ObservationKind } from '../../../harness/vocabulary/observation.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { Api } from '../api/api.ts';
import { describeError } from '../describe-error.ts';
import { canarySilenceMs, concurrentSources } from '../budgets.ts';
import type { Certificate } from '../deploy/certificate.ts';
import { attemptFlows } from './attempt-flows.ts';
import { type CheckDestinations, checkDenials } from './check-destinations.ts';
import { probeKubelet } from './probe-kubelet.ts';
import { probeSource } from './probe-source.ts';
import type { Source } from './source.ts';
import { probeWebhooks } from './webhook-window.ts';

/** What probing takes. */
export interface ProberParts {
  readonly api: Api;
  readonly runId: string;
  readonly authority: Certificate;
  readonly world: World;
  /** By endpoint id. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly dnsAddresses: readonly string[];
  readonly nameFor: (request: ProbeRequest) => string;
  readonly admit: (count: number) => Promise<void>;
  readonly check: CheckDestinations;
  readonly sinceStart: () => number;
  readonly signal: AbortSignal;
}

/** Called with the number of requests that are done since the last call. */
type OnDone = (count: number) => void;

/** Sends the packets of requests: those of one source together, all sources side by side. */
export class Prober {
  readonly #parts: ProberParts;
  readonly #seen = new Map<string, ProbeRequest>();
  /** What the last look at each request saw that waits for its confirmation; what was confirmed says nothing of what comes after it. */
  readonly #looks = new Map<string, ObservationKind>();

  constructor(parts: ProberParts) {
    this.#parts = parts;
  }

  /** Probe all requests. @returns an observation for each */
  async probe(
    requests: readonly ProbeRequest[],
    onProgress: (done: number) => void,
    pass: Pass,
  ): Promise<ReadonlyMap<string, Observation>> {
    for (const request of requests) this.#seen.set(request.id, request);
    let done = 0;
    const onDone: OnDone = (count) => {
      done += count;
      onProgress(done);
    };
    const bySource = groupBy(requests, ({ flow }) => flow.source);
    const groups = await pMap(bySource, ([source, group]) => this.#probeGroup(source, group, pass, onDone), {
      concurrency: concurrentSources,
      signal: this.#parts.signal,
    });
    const observations = new Map(groups.flatMap((group) => [...group]));
    if (pass === 'confirming') await checkDenials(requests, observations, this.#parts.check);
    for (const [id, { kind }] of observations) {
      if (pass === 'confirming') this.#looks.delete(id);
      else this.#looks.set(id, kind);
    }
    return observations;
  }

  async #probeGroup(
    sourceId: string,
    group: readonly ProbeRequest[],
    pass: Pass,
    onDone: OnDone,
  ): Promise<ReadonlyMap<string, Observation>> {
    const observations = await this.#probeFrom(sourceId, group, pass).catch((error: unknown) => this.#failAll(group, error));
    onDone(group.length);
    return observations;
  }

  /** What keeps a source from being asked at all says nothing of its flows, and keeps no other source from being asked. */
  #failAll(group: readonly ProbeRequest[], error: unknown): ReadonlyMap<string, Observation> {
    this.#parts.signal.throwIfAborted();
    const attempt = { kind: 'error', atMs: Math.round(this.#parts.sinceStart()), durationMs: 0, detail: describeError(error) } as const;
    return new Map(group.map(({ id }) => [id, { kind: 'error', attempts: [attempt] }]));
  }

  #probeFrom(sourceId: string, group: readonly ProbeRequest[], pass: Pass): Promise<ReadonlyMap<string, Observation>> {
    if (sourceId === 'node') return this.#probeByKubelet(group, pass);
    if (sourceId === 'apiserver') return this.#probeByWebhook(group);
    const source = this.#parts.sources.get(sourceId);
    if (source === undefined) throw new Error(`nothing probes from ${sourceId}`);
    return probeSource(source, group, { ...this.#parts, before: this.#looks }, pass);
  }

  async #probeByKubelet(group: readonly ProbeRequest[], pass: Pass): Promise<ReadonlyMap<string, Observation>> {
    const observed = await pMap(
      group,
      async ({ id, flow }) => {
        const { namespace, name } = this.#podOf(flow.destination);
        return [id, await probeKubelet({ namespace, name }, { ...this.#parts, before: this.#looks.get(id) }, pass)] as const;
      },
      { concurrency: concurrentSources, signal: this.#parts.signal },
    );
    return new Map(observed);
  }

  async #probeByWebhook(group: readonly ProbeRequest[]): Promise<ReadonlyMap<string, Observation>> {
    const byPod = [...groupBy(group, ({ flow }) => flow.destination)].map(([id, requests]) => ({ pod: this.#podOf(id), requests }));
    const observed = await probeWebhooks(
      byPod.map(({ pod }) => pod),
      this.#parts,
    );
    return new Map(
      byPod.flatMap(({ requests }, index) => {
        const observation = observed[index];
        return observation === undefined ? [] : requests.map(({ id }) => [id, observation] as const);
      }),
    );
  }

  /** Look once at each request that a shell can send. @returns what was seen by request id */
  async lookOnce(requests: readonly ProbeRequest[]): Promise<ReadonlyMap<string, ObservationKind>> {
    const { sources, signal } = this.#parts;
    const bySource = groupBy(requests, ({ flow }) => flow.source);
    const seen = await pMap(
      bySource,
      async ([id, group]) => {
        const source = sources.get(id);
        return source === undefined
          ? []
          : [...(await attemptFlows(source, group, { silenceMs: canarySilenceMs, refusals: 'seen' }, this.#parts))];
      },
      { concurrency: concurrentSources, signal },
    );
    return new Map(seen.flat().map(([id, { kind }]) => [id, kind]));
  }

  /** Where everything is. */
  get world(): World {
    return this.#parts.world;
  }

  /** Requests that were probed so far and that a shell sends. */
  get sendable(): readonly ProbeRequest[] {
    return [...this.#seen.values()].filter(({ flow }) => this.#parts.sources.has(flow.source));
  }

  #podOf(id: string): PodEndpoint {
    const endpoint = this.#parts.world.endpoints.find((candidate) => candidate.id === id);
    if (endpoint?.kind !== 'pod') throw new Error(`${id} is not a pod of this run`);
    return endpoint;
  }
}
