import { z } from 'zod';
import type { DirectionRules, Policy } from '../policy/ir/policy.ts';
import type { Rule } from '../policy/ir/rule.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import { labelSelectorSchema } from '../dialects/schema/label-selector-schema.ts';
import type { LabelSelector } from '../selector/label-selector.ts';
import type { Manifest } from '../vocabulary/manifest.ts';

/** Reads a rule of a ClusterNetworkPolicy by the selectors of its `namespaces` peers; undefined where it is read as it is. */
type ReadRule = (rule: Rule, selectors: readonly LabelSelector[], side: 'source' | 'destination') => Rule | undefined;

const peersSchema = z.array(z.looseObject({ namespaces: labelSelectorSchema.optional() }));
const specSchema = z.looseObject({
  ingress: z.array(z.looseObject({ from: peersSchema })).nullish(),
  egress: z.array(z.looseObject({ to: peersSchema })).nullish(),
});

/** The rules with those of ClusterNetworkPolicies that have `namespaces` peers read anew; undefined where each is read as it is. */
export function changeNamespacesRules({ tiers }: Ruleset, policies: readonly Manifest[], read: ReadRule): Ruleset | undefined {
  const places = new Map(policies.flatMap(placesOf));
  let changed = 0;
  const change = (policy: Policy, direction: 'ingress' | 'egress'): Partial<Record<'ingress' | 'egress', DirectionRules>> => {
    const rules = policy[direction];
    if (rules === undefined) return {};
    const reread = rules.rules.map((rule) => {
      const selectors = places.get(placeOf(policy.ref.name, rule.path));
      const result = selectors === undefined ? undefined : read(rule, selectors, direction === 'ingress' ? 'source' : 'destination');
      if (result !== undefined) changed += 1;
      return result ?? rule;
    });
    return { [direction]: { ...rules, rules: reread } };
  };
  const changePolicy = (policy: Policy): Policy =>
    policy.ref.kind === 'ClusterNetworkPolicy' ? { ...policy, ...change(policy, 'ingress'), ...change(policy, 'egress') } : policy;
  const reread = { tiers: tiers.map((tier) => ({ ...tier, policies: tier.policies.map(changePolicy) })) };
  return changed === 0 ? undefined : reread;
}

function placesOf({ object }: Manifest): (readonly [string, readonly LabelSelector[]])[] {
  const spec = specSchema.safeParse(object['spec']);
  if (object.kind !== 'ClusterNetworkPolicy' || !spec.success) return [];
  const { ingress, egress } = spec.data;
  return [
    ...(ingress ?? []).map(({ from }, index) => ({ path: `spec.ingress[${String(index)}]`, peers: from })),
    ...(egress ?? []).map(({ to }, index) => ({ path: `spec.egress[${String(index)}]`, peers: to })),
  ].flatMap(({ path, peers }) => {
    const selectors = peers.flatMap(({ namespaces }) => (namespaces === undefined ? [] : [namespaces]));
    return selectors.length === 0 ? [] : [[placeOf(object.metadata.name, path), selectors] as const];
  });
}

function placeOf(policy: string, path: string): string {
  return `${policy} ${path}`;
}
