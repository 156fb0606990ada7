import type { Prediction, TraceStep } from '../../vocabulary/prediction.ts';

/**
 * The steps that let a flow through or stopped it: of an allowed flow one for egress and one for ingress (a pod that reaches
 * itself has one), of a denied flow the deny and, where ingress denied, what egress allowed. Their `policy` and `rule` are what a
 * flow covers.
 */
export function decidingSteps({ trace }: Prediction): readonly TraceStep[] {
  return trace.filter(({ effect }) => effect === 'allow' || effect === 'deny');
}
