import { formatDecision } from '../policy/format-decision.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import type { Finding } from '../vocabulary/results.ts';
import type { DecidedVerdict, Verdict } from '../vocabulary/verdict.ts';

/**
 * Compare what is declared, predicted and observed about a flow. Declared against predicted is a defect of the chart (or of
 * its documentation); predicted against observed is a deviation of the enforcer, or a defect of the model.
 */
export function findDisagreements(declared: DecidedVerdict, predicted: Prediction | undefined, observed: Verdict): readonly Finding[] {
  if (predicted === undefined) return [];
  const decision = formatDecision(predicted.decidedBy);
  return [
    ...(predicted.verdict === declared
      ? []
      : [
          {
            kind: 'chart-defect' as const,
            text: `declared ${declared}, but the manifests say ${predicted.verdict}: ${decision} (${predicted.decidedBy.because})`,
          },
        ]),
    ...(observed === 'inconclusive' || observed === predicted.verdict
      ? []
      : [
          {
            kind: 'enforcer-deviation' as const,
            text: `the manifests say ${predicted.verdict}, the packets say ${observed}: ${decision} (${predicted.decidedBy.because})`,
          },
        ]),
  ];
}
