import type { Observation } from '../vocabulary/observation.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { Phase } from '../vocabulary/phase.ts';
import type { DecidedVerdict, Verdict } from '../vocabulary/verdict.ts';
import { describeObservation } from './describe-observation.ts';
import { verdictOf } from './verdict-of.ts';

/** What the three phases saw of one flow; a phase that did not happen is absent. */
export type ObservedPhases = Partial<Readonly<Record<Phase, Observation>>>;

/** A flow's verdict against its expectation. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  readonly reason?: string;
}

/**
 * Judge a flow by its three phases: it must connect in `open` (or the topology is broken and nothing is judged), show the
 * declared verdict in `enforced`, and connect again in `restored`.
 */
export function judgeFlow(declared: DecidedVerdict, observed: ObservedPhases): Judgement {
  if (observed.open?.kind !== 'connected') {
    return inconclusive(`without any policy it ${describeObservation(observed.open)}, so nothing can be said of the policy`);
  }
  const verdict = verdictOf(observed.enforced);
  if (verdict === 'inconclusive')
    return inconclusive(`with the policies applied it ${describeObservation(observed.enforced)}, which is no verdict`);
  if (verdict !== declared)
    return { verdict, outcome: 'failed', reason: `expected ${declared}, but it ${describeObservation(observed.enforced)}` };
  return judgeRestored(verdict, observed.restored);
}

function judgeRestored(verdict: DecidedVerdict, restored: Observation | undefined): Judgement {
  const after = verdictOf(restored);
  switch (after) {
    case 'allowed':
      return { verdict, outcome: 'ok' };
    case 'denied':
      return { verdict, outcome: 'failed', reason: `with the policies removed again it ${describeObservation(restored)}` };
    case 'inconclusive':
      return {
        verdict,
        outcome: 'inconclusive',
        reason: `with the policies removed again it ${describeObservation(restored)}, which is no verdict`,
      };
  }
}

function inconclusive(reason: string): Judgement {
  return { verdict: 'inconclusive', outcome: 'inconclusive', reason };
}
