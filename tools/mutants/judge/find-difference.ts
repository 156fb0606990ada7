import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import { predictFlow } from '../../../harness/run/predict-flow.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { DecidedVerdict } from '../../../harness/vocabulary/verdict.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { everyFlow } from './every-flow.ts';

/** Two rulesets compared over every flow of a world. */
export type Comparison =
  | { readonly kind: 'same'; readonly flowsCompared: number }
  | { readonly kind: 'differs'; readonly flow: Flow; readonly becomes: DecidedVerdict };

/** The first flow of a world that the second ruleset judges differently from the first. */
export function findDifference(world: World, before: Ruleset, after: Ruleset): Comparison {
  let flowsCompared = 0;
  for (const { flow, standsFor } of everyFlow(world, before, after)) {
    flowsCompared += standsFor;
    const becomes = predictFlow(after, world, flow).verdict;
    if (predictFlow(before, world, flow).verdict !== becomes) return { kind: 'differs', flow, becomes };
  }
  return { kind: 'same', flowsCompared };
}
