import type { CellSpec } from './cell-spec.ts';
import { mergeValues } from '../source/merge-values.ts';
import type { Scenario } from './scenario.ts';
import type { Suite } from './suite.ts';

/**
 * A scenario on one of its engines as a plain value: `expect` and `checks` are asked here, once; values as soon as names and addresses
 * are known, once.
 */
export function specify(scenario: Scenario, engine: string, { engines }: Pick<Suite, 'engines'>): CellSpec {
  const spec = engines[engine];
  return {
    id: `${scenario.id}/${engine}`,
    scenario: scenario.id,
    claim: scenario.claim,
    title: scenario.title,
    engine,
    dialects: spec?.dialects ?? [],
    requires: scenario.requires ?? [],
    scope: scenario.scope ?? 'namespace',
    ...(scenario.during === undefined ? {} : { during: scenario.during }),
    everythingElse: scenario.everythingElse ?? {},
    installation: scenario.installation ?? {},
    expectations: scenario.expect(engine),
    checks: scenario.checks?.(engine) ?? [],
    inputs: (places) => ({
      values: mergeValues(scenario.values(places, engine), spec?.values ?? {}),
      foreignPolicies: scenario.foreignPolicies?.(places) ?? [],
    }),
  };
}

/** Every cell of a suite, in order of its scenarios, then engines. */
export function specifyAll(suite: Pick<Suite, 'engines' | 'scenarios'>): readonly CellSpec[] {
  return suite.scenarios.flatMap((scenario) => scenario.engines.map((engine) => specify(scenario, engine, suite)));
}
