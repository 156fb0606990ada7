import type { Mutant } from './mutant.ts';

/** What tells a mutant from every other of the same chart and catalogue: the same in every run. */
export function mutantKey({ engine, operator, policy, path, rule, change }: Mutant): string {
  return JSON.stringify([engine, operator, policy, path, rule, change]);
}
