import type { Policy } from '../../../harness/policy/ir/policy.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Tier } from '../../../harness/policy/ir/tier.ts';

/**
 * The tiers of several cells as one list: a tier of the same order and name is the same tier. Policies of one cell keep their order;
 * those of different cells select different pods, so that their order among each other does not matter.
 */
export function mergeTiers(rulesets: readonly Ruleset[]): readonly Tier[] {
  const merged = new Map<string, { name: string; order: number; policies: Policy[] }>();
  for (const { name, order, policies } of rulesets.flatMap(({ tiers }) => tiers)) {
    const key = `${String(order)} ${name}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { name, order, policies: [...policies] });
    else known.policies.push(...policies);
  }
  for (const { policies } of merged.values()) policies.sort(comparePolicies);
  return [...merged.values()].sort((a, b) => a.order - b.order || compare(a.name, b.name));
}

function comparePolicies(a: Policy, b: Policy): number {
  return a.order - b.order || compare(a.ref.name, b.ref.name) || compare(a.ref.namespace ?? '', b.ref.namespace ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
