import { verdictOf } from '../../../harness/judge/verdict-of.ts';
import type { ObservationKind } from '../../../harness/vocabulary/observation.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import type { Phase } from '../../../harness/vocabulary/phase.ts';
import type { FlowResult } from '../../../harness/vocabulary/results.ts';
import type { Verdict } from '../../../harness/vocabulary/verdict.ts';

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
  const observation = flow.observed[phase];
  const seen = observation?.kind ?? 'not probed';
  if (phase === 'enforced') return { outcome: flow.outcome, seen, passed: passedBy(flow.verdict) };
  if (observation === undefined && flow.outcome === 'skipped') return { outcome: 'skipped', seen, passed: 'unknown' };
  const verdict = verdictOf(observation);
  return { outcome: withoutPolicies(verdict), seen, passed: passedBy(verdict) };
}

function passedBy(verdict: Verdict): PhaseView['passed'] {
  switch (verdict) {
    case 'allowed':
      return 'yes';
    case 'denied':
      return 'no';
    case 'inconclusive':
      return 'unknown';
  }
}

function withoutPolicies(verdict: Verdict): Outcome {
  switch (verdict) {
    case 'allowed':
      return 'ok';
    case 'denied':
      return 'failed';
    case 'inconclusive':
      return 'inconclusive';
  }
}
