import type { ObservationKind } from '../../../harness/vocabulary/observation.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import type { Phase } from '../../../harness/vocabulary/phase.ts';
import type { FlowResult } from '../../../harness/vocabulary/results.ts';

/** A flow in one phase: what was seen there, and whether that is as it should be. */
export interface PhaseView {
  /** In `enforced` the flow's own outcome; in the phases without policies whether it connected. */
  readonly outcome: Outcome;
  readonly seen: ObservationKind | 'not probed';
  /** Whether its packets got through, as far as can be said. */
  readonly passed: 'yes' | 'no' | 'unknown';
}

/** Look at one phase of a flow. Where no packet was sent, the enforced phase shows what the model predicts. */
export function observedIn(flow: FlowResult, phase: Phase): PhaseView {
  const seen = flow.observed[phase]?.kind ?? 'not probed';
  if (phase === 'enforced') return { outcome: flow.outcome, seen, passed: passedBy(flow.verdict) };
  const passed = passedBy(verdictOf(seen));
  return { outcome: withoutPolicies(seen, flow.outcome), seen, passed };
}

function verdictOf(seen: PhaseView['seen']): FlowResult['verdict'] {
  switch (seen) {
    case 'connected':
      return 'allowed';
    case 'dropped':
    case 'rejected':
      return 'denied';
    case 'refused':
    case 'error':
    case 'not probed':
      return 'inconclusive';
  }
}

function passedBy(verdict: FlowResult['verdict']): PhaseView['passed'] {
  switch (verdict) {
    case 'allowed':
      return 'yes';
    case 'denied':
      return 'no';
    case 'inconclusive':
      return 'unknown';
  }
}

function withoutPolicies(seen: PhaseView['seen'], outcome: Outcome): Outcome {
  switch (seen) {
    case 'connected':
      return 'ok';
    case 'dropped':
    case 'rejected':
      return 'failed';
    case 'refused':
    case 'error':
      return 'inconclusive';
    case 'not probed':
      return outcome === 'skipped' ? 'skipped' : 'inconclusive';
  }
}
