import type { ObservationKind } from '../../../../harness/vocabulary/observation.ts';
import { responseCodes } from '../names/response-codes.ts';
import type { Answer, Signal } from './signal.ts';

/** What one try of a probe saw. */
export interface TryResult {
  readonly kind: ObservationKind | 'silent';
  readonly detail: string;
  readonly decidedBy?: string;
}

/** Who must have answered, and which source it must have seen. */
export interface Expected {
  /** Endpoint id. */
  readonly endpoint: string;
  readonly source: string;
}

/** An answer counts only if it came from the flow's destination, and if that saw the source's own address. */
export function judgeSignal(signal: Signal, expected: Expected): TryResult {
  switch (signal.kind) {
    case 'answered':
      return judgeAnswer(signal.answer, expected);
    case 'dropped':
      return { kind: 'dropped', detail: `dropped by ${signal.decision} (NFLOG)`, decidedBy: signal.decision };
    case 'refused':
    case 'error':
    case 'silent':
      return signal;
  }
}

function judgeAnswer({ witness: { endpoint, source }, lookup }: Answer, expected: Expected): TryResult {
  if (endpoint !== expected.endpoint) return { kind: 'error', detail: `${endpoint} answered, expected ${expected.endpoint}` };
  if (source !== expected.source) return { kind: 'error', detail: `the server saw source ${source}, expected ${expected.source}` };
  if (lookup?.code === responseCodes.refused) return { kind: 'rejected', detail: `${endpoint}: lookup refused (REFUSED)` };
  return { kind: 'connected', detail: `answer of ${endpoint}, which saw ${source}` };
}
