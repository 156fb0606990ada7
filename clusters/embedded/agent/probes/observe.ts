import { monotonicMs } from '../../../../harness/time/monotonic-ms.ts';
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
 * Probe one flow. Silence that no record explains is tried once more, and is an error then: policies write down what they drop, so the packet,
 * the answer or the record got lost on the way. Times are those of `monotonicMs`.
 */
export async function observe(context: ProbeContext, request: ProbeRequest): Promise<Observation> {
  const first = await timeTry(context, request);
  if (first.result.kind !== 'silent') return conclude(context, [first]);
  return conclude(context, [first, await timeTry(context, request)]);
}

async function timeTry(context: ProbeContext, request: ProbeRequest): Promise<Timed> {
  const atMs = monotonicMs();
  const result = await tryProbe(context, request);
  return { result: explain(result, context), atMs, durationMs: monotonicMs() - atMs };
}

function explain(result: TryResult, context: ProbeContext): TryResult {
  if (result.kind !== 'silent' && result.kind !== 'error') return result;
  const detail = result.kind === 'silent' ? `${result.detail}, and no record that a policy dropped it` : result.detail;
  return { ...result, detail: withLosses(context, detail) };
}

/** Where something was lost, what the kernel says about losses belongs to it. */
function withLosses({ losses }: ProbeContext, detail: string): string {
  const reason = losses.describe();
  return reason === '' ? detail : `${detail}. ${reason}`;
}

function conclude(context: ProbeContext, tries: readonly Timed[]): Observation {
  const attempts = tries.map(toAttempt);
  const [first, last] = [attempts[0], attempts.at(-1)];
  const decidedBy = tries.at(-1)?.result.decidedBy;
  if (first === undefined || last === undefined) throw new RangeError('a probe has at least one try');
  // The enforcer's own record is proof, whatever was lost before; a connection after silence is none that it was never in the way.
  if (first.kind === last.kind || last.kind === 'dropped')
    return { kind: last.kind, attempts, ...(decidedBy !== undefined && { decidedBy }) };
  const contradiction = { ...last, detail: withLosses(context, `one try got no answer, the next ${last.kind}: ${last.detail}`) };
  return { kind: 'error', attempts: [first, contradiction] };
}

function toAttempt({ result, atMs, durationMs }: Timed): Attempt {
  return { kind: result.kind === 'silent' ? 'error' : result.kind, atMs, durationMs, detail: result.detail };
}
