import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { familyOf } from '../discover/sort-addresses.ts';
import { type Location, locate } from './locate.ts';
import { runTries } from './run-batch.ts';
import type { Source } from './source.ts';
import type { Sighting, Try } from './try.ts';

/** What attempts need besides the requests. */
export interface AttemptContext {
  readonly world: World;
  /** Address of the cluster's DNS that names are looked up at, by family. */
  readonly dnsAddresses: readonly string[];
  /** The name to ask for in a lookup that a request wants. */
  readonly nameFor: (request: ProbeRequest) => string;
  /** Returns when so many new flows may start. */
  readonly admit: (count: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** How an attempt looks: how long silence must last, and whether a refused connection is asked for its errno. */
export interface AttemptMode {
  readonly silenceMs: number;
  readonly refusals: 'seen' | 'named';
}

/** One attempt of each request, all from one source: names are looked up first, then everything is tried at once. */
export async function attemptFlows(
  source: Source,
  requests: readonly ProbeRequest[],
  mode: AttemptMode,
  context: AttemptContext,
): Promise<ReadonlyMap<string, Sighting>> {
  const direct = requests.filter(({ flow }) => flow.via.kind !== 'name');
  const named = requests.filter(({ flow }) => flow.via.kind === 'name');
  const tries = [
    ...direct.map((request) => tryOf(request, locate(request, context.world), mode, context)),
    ...named.map((request) => lookupOf(request, context)),
  ];
  await context.admit(tries.length);
  const sightings = await runTries(source, tries, mode.silenceMs, context.signal);
  const found = new Map([...direct, ...named].map(({ id }, index) => [id, sightings[index] ?? lost]));
  const resolved = named.flatMap((request) => {
    const address = addressIn(found.get(request.id), request);
    return address === undefined ? [] : [{ request, address }];
  });
  const followed = resolved.map(({ request, address }) => tryOf(request, { address, port: request.flow.port }, mode, context));
  await context.admit(followed.length);
  const ends = followed.length === 0 ? [] : await runTries(source, followed, mode.silenceMs, context.signal);
  for (const request of named) {
    const index = resolved.findIndex((each) => each.request === request);
    const lookup = found.get(request.id) ?? lost;
    found.set(request.id, index === -1 ? unresolved(lookup) : afterLookup(lookup, ends[index] ?? lost));
  }
  return found;
}

const lost: Sighting = { kind: 'error', durationMs: 0, detail: 'no answer for this probe' };

function tryOf(request: ProbeRequest, location: Location, { refusals }: AttemptMode, { nameFor }: AttemptContext): Try {
  const { probe, flow } = request;
  switch (probe.kind) {
    case 'dns-udp':
    case 'dns-tcp':
      return { kind: probe.kind, address: location.address, name: nameFor(request), family: flow.family };
    case 'udp':
      return { kind: 'udp', ...location };
    case 'tcp':
    case 'http':
    case 'tls':
      return { kind: refusals === 'named' ? 'connect' : probe.kind, ...location };
    case 'sctp':
      throw new Error('no probe sends SCTP packets: its flows are skipped');
  }
}

function lookupOf({ flow }: ProbeRequest, { dnsAddresses }: AttemptContext): Try {
  const address = dnsAddresses.find((candidate) => familyOf(candidate) === flow.family) ?? dnsAddresses[0] ?? '';
  return { kind: 'dns-udp', address, name: flow.via.kind === 'name' ? `${flow.via.name}.` : '', family: flow.family };
}

function addressIn(lookup: Sighting | undefined, { flow }: ProbeRequest): string | undefined {
  return lookup?.kind === 'connected' ? lookup.answers?.find((address) => familyOf(address) === flow.family) : undefined;
}

function unresolved(lookup: Sighting): Sighting {
  const detail = `looking its name up: ${lookup.detail}`;
  return lookup.kind === 'connected' ? { ...lookup, kind: 'error', detail } : { ...lookup, detail };
}

function afterLookup(lookup: Sighting, end: Sighting): Sighting {
  return { ...end, durationMs: lookup.durationMs + end.durationMs, detail: `${lookup.detail}; ${end.detail}` };
}
