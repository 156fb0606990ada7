import { formatDecision } from '../policy/format-decision.ts';
import type { Observation } from '../vocabulary/observation.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { Phase } from '../vocabulary/phase.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import type { ClusterInfo, Finding, FlowResult } from '../vocabulary/results.ts';
import type { DecidedVerdict, Verdict } from '../vocabulary/verdict.ts';
import { describeObservation } from './describe-observation.ts';
import { verdictOf } from './verdict-of.ts';

/** What the three phases saw of one flow; a phase that did not happen is absent. */
export type ObservedPhases = Partial<Readonly<Record<Phase, Observation>>>;

/** A flow's verdict, against what is declared of it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  readonly reason?: string;
}

/** A judgement with everything that disagrees. */
export interface FlowJudgement extends Judgement {
  readonly findings: readonly Finding[];
}

/** All that a flow is judged by. */
export interface FlowEvidence {
  readonly evidence: ClusterInfo['evidence'];
  /** Absent: nothing is declared of it. */
  readonly declared: DecidedVerdict | undefined;
  /** What the manifests say by the definition of their dialects; absent where the model says nothing. */
  readonly defined: Prediction | undefined;
  /** What the enforcer is known to do instead. */
  readonly deviation: { readonly id: string; readonly sentence: string; readonly prediction: Prediction } | undefined;
  readonly observed: ObservedPhases;
  /** Why the cluster cannot probe it. */
  readonly skipped: string | undefined;
}

/**
 * Judge a flow. Its outcome says whether the verdict is the declared one; whatever else of declared, predicted and observed disagrees is a
 * finding, so that a flow that is ok as declared and not as predicted is never silent. Nobody is accused of a flow of which nothing is
 * declared: it is ok, or deviates as known, and what was seen otherwise than predicted is a finding.
 */
export function judgeFlow(flow: FlowEvidence): FlowJudgement {
  const { declared, defined, skipped } = flow;
  if (skipped !== undefined) return { ...unjudged('skipped', skipped), findings: findDifferences(declared, defined, 'inconclusive') };
  const predicted = flow.deviation?.prediction ?? defined;
  switch (flow.evidence) {
    case 'prediction':
      return {
        ...applyDeviation(judgePrediction(declared, predicted), flow),
        findings: findDifferences(declared, defined, 'inconclusive'),
      };
    case 'packets': {
      const judgement = judgePhases(declared, flow.observed);
      const compared = declared === undefined && judgement.outcome === 'ok' && defined === undefined ? nothingToCompare : judgement;
      return { ...applyDeviation(compared, flow), findings: findDifferences(declared, defined, compared.verdict) };
    }
  }
}

const nothingToCompare = unjudged('inconclusive', 'nothing is declared of it and nothing is predicted, so that nothing can be compared');

/**
 * Judge a flow by its three phases: it must connect in `open` (or the topology is broken and nothing is judged), show the declared verdict
 * in `enforced`, and connect again in `restored`.
 * @param declared undefined: any verdict will do
 */
export function judgePhases(declared: DecidedVerdict | undefined, observed: ObservedPhases): Judgement {
  if (observed.open?.kind !== 'connected')
    return unjudged('inconclusive', `without any policy it ${describeObservation(observed.open)}, so nothing can be said of the policy`);
  const verdict = verdictOf(observed.enforced);
  if (verdict === 'inconclusive')
    return unjudged('inconclusive', `with the policies applied it ${describeObservation(observed.enforced)}, which is no verdict`);
  if (declared !== undefined && verdict !== declared)
    return { verdict, outcome: 'failed', reason: `expected ${declared}, but it ${describeObservation(observed.enforced)}` };
  return judgeRestored(verdict, observed.restored);
}

/** Whether a flow was seen otherwise than predicted. The rules of its prediction then are not what happened to it. */
export function isUnpredicted({ predicted, verdict }: Pick<FlowResult, 'predicted' | 'verdict'>): boolean {
  return predicted !== undefined && verdict !== 'inconclusive' && predicted.verdict !== verdict;
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

/** Without packets the prediction is all there is to judge; the run is labelled as a prediction throughout. */
function judgePrediction(declared: DecidedVerdict | undefined, predicted: Prediction | undefined): Judgement {
  if (predicted === undefined) return unjudged('inconclusive', 'not predicted');
  const { verdict } = predicted;
  return declared === undefined || verdict === declared
    ? { verdict, outcome: 'ok' }
    : { verdict, outcome: 'failed', reason: `expected ${declared}, but the manifests say ${verdict}` };
}

/** A wrong verdict that the enforcer is known for deviates; any other verdict is judged as it is. */
function applyDeviation(judgement: Judgement, { declared, defined, deviation }: FlowEvidence): Judgement {
  if (deviation?.prediction.verdict !== judgement.verdict) return judgement;
  const isWrong =
    declared === undefined ? judgement.outcome === 'ok' && defined?.verdict !== judgement.verdict : judgement.outcome === 'failed';
  return isWrong ? { ...judgement, outcome: 'deviates', reason: `${deviation.id}: ${deviation.sentence}` } : judgement;
}

/** Any two of declared, predicted and observed that disagree; what is declared and what was seen only where nothing is predicted between them. */
function findDifferences(declared: DecidedVerdict | undefined, defined: Prediction | undefined, observed: Verdict): readonly Finding[] {
  const isSeen = observed !== 'inconclusive';
  if (defined === undefined)
    return isSeen && declared !== undefined && declared !== observed
      ? [{ kind: 'wrong-verdict', text: `declared ${declared}, the packets say ${observed}; the model says nothing of it` }]
      : [];
  const why = `${formatDecision(defined.decidedBy)} (${defined.decidedBy.because})`;
  const { verdict } = defined;
  const findings: Finding[] = [];
  if (declared !== undefined && verdict !== declared)
    findings.push({ kind: 'source-defect', text: `declared ${declared}, but the manifests say ${verdict}: ${why}` });
  if (isSeen && observed !== verdict)
    findings.push({ kind: 'enforcer-deviation', text: `the manifests say ${verdict}, the packets say ${observed}: ${why}` });
  return findings;
}

function unjudged(outcome: 'skipped' | 'inconclusive', reason: string): Judgement {
  return { verdict: 'inconclusive', outcome, reason };
}
