import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { EnforcerSettings } from '../../../harness/dialects/settings.ts';
import type { JudgedWorld, PlacedWorld } from '../ground/ground.ts';

/** The model under test: replaced by a wrong one to show that a difference is found. */
export interface Model {
  readonly compile: typeof compile;
  readonly evaluate: typeof evaluate;
}

/** The harness's own model. */
export const ownModel: Model = { compile, evaluate };

/** What the model says of every flow of a world. @throws ManifestError for an object that the model refuses */
export function judgeWorld(placed: PlacedWorld, settings: EnforcerSettings, model: Model): JudgedWorld {
  const ruleset = model.compile(placed.manifests, placed.world, settings);
  const predictions = new Map(placed.flows.map(({ id, flow }) => [id, model.evaluate(ruleset, placed.world, flow)] as const));
  return { ...placed, ruleset, predictions };
}
