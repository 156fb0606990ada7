import { parseRendered } from '../harness/source/chart/parse-rendered.ts';
import { compile } from '../harness/dialects/compile.ts';
import { evaluate as evaluateRuleset } from '../harness/policy/evaluate/evaluate.ts';
import { isPolicy } from '../harness/dialects/is-policy.ts';
import { defaultSettings } from '../harness/dialects/settings.ts';
import { unreadPolicies } from '../harness/dialects/unread-policy.ts';
import type { Flow } from '../harness/vocabulary/flow.ts';
import type { Prediction } from '../harness/vocabulary/prediction.ts';
import type { World } from '../harness/vocabulary/world.ts';

/**
 * What policies say about a flow, by the definition of their dialect: a prediction, never a proof. Objects that decide no
 * flow are left out.
 * @param manifests YAML, one or many documents
 * @param world every pod, node, Service and outside host that the policies could speak of
 * @throws UserError for a manifest that is not as its dialect defines, naming the field; an object that looks like a policy and that no dialect
 * reads; or a flow of an endpoint that is not in the world
 */
export function evaluate(manifests: string, world: World, flow: Flow): Prediction {
  const objects = parseRendered(`---\n# Source: given/manifests.yaml\n${manifests}`, 'given to evaluate');
  const [unread] = unreadPolicies(objects);
  if (unread !== undefined) throw unread;
  return evaluateRuleset(compile(objects.filter(isPolicy), world, defaultSettings), world, flow);
}
