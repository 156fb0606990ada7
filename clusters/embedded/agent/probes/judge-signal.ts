import type { Flow } from '../../../../harness/vocabulary/flow.ts';
import type { ObservationKind } from '../../../../harness/vocabulary/observation.ts';
import { responseCodes } from '../names/name-server.ts';
import { addressOf } from '../network/host.ts';
import type { ProbeContext } from './probe-context.ts';
import { findHost } from './resolve-target.ts';
import type { Answer, Signal } from './signal.ts';

/** What one try of a probe saw. */
export interface TryResult {
  readonly kind: ObservationKind | 'silent';
  readonly detail: string;
  readonly decidedBy?: string;
}

/** An answer counts only if it came from the flow's destination, and if that saw the source's own address. */
export function judgeSignal(context: ProbeContext, flow: Flow, signal: Signal): TryResult {
  switch (signal.kind) {
    case 'answered':
      return judgeAnswer(context, flow, signal.answer);
    case 'dropped':
      return { kind: 'dropped', detail: `dropped by ${signal.decision} (NFLOG)`, decidedBy: signal.decision };
    case 'refused':
    case 'rejected':
    case 'error':
    case 'silent':
      return signal;
  }
}

function judgeAnswer(context: ProbeContext, flow: Flow, { witness, lookup }: Answer): TryResult {
  const { endpoint, source } = witness;
  const expected = expectedSource(context, flow);
  if (endpoint !== flow.destination) return { kind: 'error', detail: `${endpoint} answered, expected ${flow.destination}` };
  if (source !== expected) return { kind: 'error', detail: `the server saw source ${source}, expected ${String(expected)}` };
  if (lookup?.code === responseCodes.refused) return { kind: 'rejected', detail: `${endpoint}: lookup refused (REFUSED)` };
  return { kind: 'connected', detail: `answer of ${endpoint}, which saw ${source}` };
}

/** An endpoint that reaches itself through a Service is seen with the node's address. */
function expectedSource({ network }: ProbeContext, { source, destination, via, family }: Flow): string | undefined {
  return addressOf(source === destination && via.kind === 'service' ? network.node : findHost(network, source), family);
}
