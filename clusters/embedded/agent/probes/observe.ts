import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import type { Attempt, Observation } from '../../../../harness/vocabulary/observation.ts';
import type { TryResult } from './judge-signal.ts';
import type { ProbeContext } from './probe-context.ts';
import { tryProbe } from './try-probe.ts';

/** A try and when it was. */
interface Timed {
  readonly result: TryResult;
  readonly atMs: number;
  readonly durationMs: number;
}

/**
 * Probe one flow. Silence that no record explains is tried once more before it counts as a drop; times are in milliseconds of the Unix epoch.
 */
export async function observe(context: ProbeContext, request: ProbeRequest): Promise<Observation> {
  const first = await timeTry(context, request);
  if (first.result.kind !== 'silent') return conclude([first]);
  return conclude([first, await timeTry(context, request)]);
}

async function timeTry(context: ProbeContext, request: ProbeRequest): Promise<Timed> {
  const startedMs = performance.now();
  const result = await tryProbe(context, request);
  return { result, atMs: performance.timeOrigin + startedMs, durationMs: performance.now() - startedMs };
}

function conclude(tries: readonly Timed[]): Observation {
  const attempts = tries.map(toAttempt);
  const [first, last] = [attempts[0], attempts.at(-1)];
  const decidedBy = tries.at(-1)?.result.decidedBy;
  if (first === undefined || last === undefined) throw new RangeError('a probe has at least one try');
  if (first.kind === last.kind) return { kind: last.kind, attempts, ...(decidedBy !== undefined && { decidedBy }) };
  const contradiction = { ...last, detail: `one try ${first.kind}, the next ${last.kind}: ${last.detail}` };
  return { kind: 'error', attempts: [first, contradiction] };
}

function toAttempt({ result, atMs, durationMs }: Timed): Attempt {
  if (result.kind !== 'silent') return { kind: result.kind, atMs, durationMs, detail: result.detail };
  return { kind: 'dropped', atMs, durationMs, detail: `${result.detail}, and no record of a drop` };
}
