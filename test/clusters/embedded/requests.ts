import type { Probe, ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { ports } from './topology.ts';

/** What a test says about a probe; the rest follows. */
export interface ProbeSpec extends Partial<Pick<Flow, 'family' | 'via' | 'port'>> {
  readonly source: string;
  readonly destination: string;
  /** Default: tcp. */
  readonly kind?: Exclude<Probe['kind'], 'sctp' | 'dns-udp' | 'dns-tcp'>;
  /** A lookup of this name instead. */
  readonly lookup?: { readonly over: 'udp' | 'tcp'; readonly name: string };
}

/** A probe whose id says what it is. */
export function request(spec: ProbeSpec): ProbeRequest {
  const { source, destination, kind = 'tcp', family = 4, via = { kind: 'address' }, lookup } = spec;
  const probe: Probe = lookup === undefined ? { kind } : { kind: lookup.over === 'udp' ? 'dns-udp' : 'dns-tcp', name: lookup.name };
  const port = spec.port ?? (lookup === undefined ? ports[kind] : 53);
  const protocol = probe.kind === 'udp' || probe.kind === 'dns-udp' ? 'UDP' : 'TCP';
  const id = `${source} → ${destination}:${String(port)} ${probe.kind} ${'name' in probe ? probe.name : ''} IPv${String(family)} ${JSON.stringify(via)}`;
  return { id, flow: { source, destination, protocol, port, family, via }, probe };
}

/** The same over both families. */
export function overBoth(spec: ProbeSpec): readonly ProbeRequest[] {
  return ([4, 6] as const).map((family) => request({ ...spec, family }));
}

/** Send probes. */
export function probeAll(cluster: RunningCluster, requests: readonly ProbeRequest[]): Promise<ReadonlyMap<string, Observation>> {
  return cluster.probe(requests, () => undefined);
}

/** Send one probe. */
export async function probeOne(cluster: RunningCluster, spec: ProbeSpec): Promise<Observation> {
  const wanted = request(spec);
  const found = (await probeAll(cluster, [wanted])).get(wanted.id);
  if (found === undefined) throw new Error(`no observation of ${wanted.id}`);
  return found;
}

/** Observations in words, one line each, for comparing with what is expected. */
export function describeAll(observations: ReadonlyMap<string, Observation>): readonly string[] {
  return [...observations].map(
    ([id, { kind, attempts }]) => `${id}: ${kind}${kind === 'connected' ? '' : ` (${attempts.at(-1)?.detail ?? ''})`}`,
  );
}
