import type { Pass } from '../../../harness/cluster/pass.ts';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { Attempt, Observation, ObservationKind } from '../../../harness/vocabulary/observation.ts';
import { confirmedSilenceMs, firstSilenceMs } from '../budgets.ts';
import { type AttemptContext, attemptFlows, type AttemptMode } from './attempt-flows.ts';
import { conclude, isSettled, mostAttempts } from './conclude.ts';
import type { Source } from './source.ts';

/** What probing a source takes besides the requests. */
export interface SourceContext extends AttemptContext {
  readonly sinceStart: () => number;
  /** What the look before this pass saw, by request id. */
  readonly before: ReadonlyMap<string, ObservationKind>;
}

/** Probe flows of one source until each is settled: a confirmed denial is never made of one silence, nor a contradiction of two looks. */
export async function probeSource(
  source: Source,
  requests: readonly ProbeRequest[],
  context: SourceContext,
  pass: Pass,
): Promise<ReadonlyMap<string, Observation>> {
  const attempts = new Map<string, readonly Attempt[]>(requests.map(({ id }) => [id, []]));
  // A look that confirms is long at once: where SYNs got lost, the one that is sent again after 3 s tells it from a denial.
  let mode: AttemptMode = { silenceMs: pass === 'confirming' ? confirmedSilenceMs : firstSilenceMs, refusals: 'seen' };
  for (let round = 0; round < mostAttempts; round += 1) {
    const open = requests.filter(({ id }) => !isSettled(attempts.get(id) ?? [], pass, context.before.get(id)));
    if (open.length === 0) break;
    const atMs = context.sinceStart();
    const bare = open.filter((request) => needsBareLook(request, attempts.get(request.id)?.at(-1)?.kind ?? context.before.get(request.id)));
    const others = open.filter((request) => !bare.includes(request));
    const seen = await Promise.all([
      attemptGroup(source, others, mode, context),
      attemptGroup(source, bare, { ...mode, refusals: 'named' }, context),
    ]);
    for (const [id, { kind, durationMs, detail }] of seen.flatMap((group) => [...group])) {
      attempts.set(id, [...(attempts.get(id) ?? []), { kind, atMs: Math.round(atMs), durationMs, detail }]);
    }
    mode = { silenceMs: confirmedSilenceMs, refusals: 'seen' };
  }
  return new Map([...attempts].map(([id, tried]) => [id, conclude(tried, pass, context.before.get(id))]));
}

async function attemptGroup(...args: Parameters<typeof attemptFlows>): Promise<Awaited<ReturnType<typeof attemptFlows>>> {
  const [, requests] = args;
  return requests.length === 0 ? new Map() : attemptFlows(...args);
}

/**
 * A refusal's errno is agnhost's to tell. And curl's time-out for connecting holds the TLS handshake as well: whether silence
 * was the network's or a busy server's is told by a connection without one.
 */
function needsBareLook({ probe }: ProbeRequest, last: ObservationKind | undefined): boolean {
  return last === 'refused' || (probe.kind === 'tls' && last === 'dropped');
}
