import type { Policy } from '../../../harness/policy/ir/policy.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Tier } from '../../../harness/policy/ir/tier.ts';

/**
 * The tiers of several cells as one list: tiers of the same order and name are one. Each cell's policies keep their order; how those of
 * different cells stand among each other does not matter, as they select different pods.
 */
export function mergeTiers(rulesets: readonly Ruleset[]): readonly Tier[] {
  const merged = new Map<string, { name: string; order: number; policies: Policy[] }>();
  for (const { name, order, policies } of rulesets.flatMap(({ tiers }) => tiers)) {
    const key = `${String(order)} ${name}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { name, order, policies: [...policies] });
    else known.policies.push(...policies);
  }
  return [...merged.values()].sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}
