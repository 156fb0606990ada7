import { compile } from '../dialects/compile.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { dialects } from '../dialects/registry.ts';
import { evaluate } from '../policy/evaluate/evaluate.ts';
import type { Prediction } from '../vocabulary/prediction.ts';
import type { DeviatingFlow, Deviation, KnownDeviation } from './deviation.ts';
import { rereadPolicies } from './reread-policies.ts';

/**
 * Predict a flow for a cluster where the known deviations of its enforcers, all of which it has at once, change the verdict. The deviation that is named is the first
 * that does so alone; where none does, the first of those without which the verdict would be another, with the sentences of them all.
 * @param known the deviations of the enforcers that run @param defined what the dialect's definition predicts
 * @returns undefined where the enforcer does as the definition says @throws what `compile` throws
 */
export function predictDeviation(
  known: readonly Deviation[],
  flow: DeviatingFlow,
  defined: Prediction,
  among: readonly Dialect[] = dialects,
): KnownDeviation | undefined {
  const all = known.filter(({ engines }) => flow.dialects === undefined || flow.dialects.some((dialect) => engines.includes(dialect)));
  const prediction = predictWith(all, flow, among) ?? defined;
  if (prediction.verdict === defined.verdict) return undefined;
  const decides = (some: readonly Deviation[]): boolean => predictWith(some, flow, among)?.verdict === prediction.verdict;
  const alone = all.find((one) => decides([one]));
  const causes = alone === undefined ? all.filter((one) => !decides(all.filter((other) => other !== one))) : [alone];
  const [cause] = causes;
  if (cause === undefined) return undefined;
  return { id: cause.id, sentence: causes.map(({ sentence }) => sentence).join(' '), prediction };
}

/** What an enforcer with these deviations does; undefined where none of them concerns the flow. */
function predictWith(some: readonly Deviation[], flow: DeviatingFlow, among: readonly Dialect[]): Prediction | undefined {
  let { world } = flow;
  const policies = rereadPolicies(some, flow);
  const written = compile(policies, flow.world, flow.settings, among);
  let ruleset = written;
  for (const deviation of some) ruleset = deviation.change?.(ruleset, { ...flow, policies }) ?? ruleset;
  for (const deviation of some) world = deviation.world?.({ ...flow, world }) ?? world;
  if (policies === flow.policies && ruleset === written && world === flow.world) return undefined;
  return evaluate(ruleset, world, flow.flow);
}
