import type { Scenario } from './scenario.ts';
import { sharedState } from './shared-state.ts';

const { scenarios } = sharedState;

/** Note a declared scenario. @throws Error for a second one of the same id, or an id that can't be part of a namespace's name */
export function register(scenario: Scenario): void {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(scenario.id))
    throw new Error(`scenario id ${JSON.stringify(scenario.id)}: use at most 40 of a-z, 0-9 and -`);
  if (scenarios.has(scenario.id)) throw new Error(`two scenarios have the id ${scenario.id}`);
  scenarios.set(scenario.id, scenario);
}

/** Every scenario declared so far, in the order of declaration. */
export function registeredScenarios(): readonly Scenario[] {
  return [...scenarios.values()];
}
