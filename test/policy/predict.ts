import { compile } from '../../harness/dialects/compile.ts';
import { evaluate } from '../../harness/policy/evaluate/evaluate.ts';
import type { Flow } from '../../harness/vocabulary/flow.ts';
import type { Prediction } from '../../harness/vocabulary/prediction.ts';
import type { World } from '../../harness/vocabulary/world.ts';
import { manifests } from './manifests.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';

/** What the model says about a flow under the policies of a YAML text. */
export function predict(world: World, yaml: string, flow: Flow): Prediction {
  return evaluate(compile(manifests(yaml), world, defaultSettings), world, flow);
}
