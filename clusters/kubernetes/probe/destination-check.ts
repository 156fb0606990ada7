import type { Application } from '../../../harness/cluster/listener.ts';
import { z } from 'zod';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { PodSpec } from '../../../harness/cluster/topology.ts';
import type { Endpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { Api } from '../api/api.ts';
import { firstSilenceMs } from '../budgets.ts';
import { triesOf } from '../deploy/tries-of.ts';
import { hasCondition, podSchema } from '../discover/pod-schema.ts';
import { familyOf } from '../discover/sort-addresses.ts';
import type { CheckDestinations } from './check-destinations.ts';
import { runTries } from './run-batch.ts';
import type { Source } from './source.ts';
import type { Try } from './try.ts';

/** What checking destinations takes. */
export interface CheckParts {
  readonly api: Api;
  readonly world: World;
  readonly sources: ReadonlyMap<string, Source>;
  /** By endpoint id. */
  readonly pods: ReadonlyMap<string, PodSpec>;
  readonly signal: AbortSignal;
}

/** Checks destinations from inside, where one can be entered, else by what the API says of them. All requests have one destination. */
export function destinationCheck(parts: CheckParts): CheckDestinations {
  return async (requests) => {
    const id = requests[0]?.flow.destination;
    const endpoint = parts.world.endpoints.find((candidate) => candidate.id === id);
    if (endpoint === undefined) return new Map();
    const source = parts.sources.get(endpoint.id);
    if (source !== undefined) return checkInside(requests, source, endpoint, parts);
    const problem = await checkByApi(endpoint, parts);
    return new Map(problem === undefined ? [] : requests.map((request) => [request.id, problem]));
  };
}

async function checkInside(
  requests: readonly ProbeRequest[],
  source: Source,
  endpoint: Endpoint,
  { pods, signal }: CheckParts,
): Promise<ReadonlyMap<string, string>> {
  const tries = requests.map((request) => ownTry(request, endpoint, pods.get(endpoint.id)));
  const sightings = await runTries(source, tries, firstSilenceMs, signal);
  return new Map(
    requests.flatMap(({ id }, index) => {
      const sighting = sightings[index];
      if (sighting?.kind === 'connected') return [];
      return [[id, `from inside it ${sighting?.detail ?? 'gave no answer'}`] as const];
    }),
  );
}

function ownTry({ flow, probe }: ProbeRequest, { addresses }: Endpoint, spec: PodSpec | undefined): Try {
  const address = addresses.find((candidate) => familyOf(candidate) === flow.family) ?? '127.0.0.1';
  const listener = spec?.listeners.find(
    ({ port, application }) => port === flow.port && (application === 'udp') === (flow.protocol === 'UDP'),
  );
  const own = listener === undefined ? [] : triesOf([listener], address);
  const application = applicationOf(probe);
  return (
    own[0] ?? (application && triesOf([{ application, port: flow.port }], address)[0]) ?? { kind: 'connect', address, port: flow.port }
  );
}

function applicationOf({ kind }: ProbeRequest['probe']): Application | undefined {
  switch (kind) {
    case 'dns-udp':
    case 'dns-tcp':
      return 'dns';
    case 'sctp':
      return undefined;
    case 'tcp':
    case 'http':
    case 'tls':
    case 'udp':
      return kind;
  }
}

async function checkByApi(endpoint: Endpoint, { api }: CheckParts): Promise<string | undefined> {
  try {
    if (endpoint.kind === 'apiserver') await api.get('/version', z.object({}));
    if (endpoint.kind !== 'pod') return undefined;
    const pod = await api.get(`/api/v1/namespaces/${endpoint.namespace}/pods/${endpoint.name}`, podSchema);
    const kept = pod.status.podIPs.some(({ ip }) => endpoint.addresses.includes(ip));
    return kept && hasCondition(pod, 'Ready') ? undefined : 'its pod is not ready';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
