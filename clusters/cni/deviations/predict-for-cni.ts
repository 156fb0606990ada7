import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { KnownDeviation } from '../../../harness/cluster/cluster.ts';
import type { Prediction } from '../../../harness/vocabulary/prediction.ts';
import type { Deviation, DeviatingFlow } from '../deviation.ts';

/**
 * Predict a flow for a CNI where one of its known deviations changes the verdict.
 * @param known the deviations of the CNI that runs @param defined what the dialect's definition predicts
 * @returns undefined where the enforcer does as the definition says
 */
export function predictForCni(known: readonly Deviation[], flow: DeviatingFlow, defined: Prediction): KnownDeviation | undefined {
  for (const deviation of known) {
    if (!deviation.engines.includes(flow.engine)) continue;
    const ruleset = deviation.compile(flow);
    if (ruleset === undefined) continue;
    const prediction = evaluate(ruleset, deviation.world?.(flow) ?? flow.world, flow.flow);
    if (prediction.verdict !== defined.verdict) return { id: deviation.id, sentence: deviation.sentence, prediction };
  }
  return undefined;
}
