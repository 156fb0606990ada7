import type { PlacedPolicy } from './front-end.ts';
import { groupBy } from '../text/group-by.ts';
import type { Policy } from '../policy/ir/policy.ts';
import type { Tier } from '../policy/ir/tier.ts';

/**
 * Policies by tier: tiers ascending by order, ties by name; policies by order, ties by name, then namespace.
 * Source: Calico documentation, "Tier" and "Network policy" (order).
 */
export function groupTiers(placed: readonly PlacedPolicy[]): readonly Tier[] {
  const byName = groupBy(placed, ({ tier }) => tier.name);
  const tiers = [...byName].map(([name, members]) => ({
    name,
    order: agreedOrder(name, members),
    policies: members.map(({ policy }) => policy).sort(comparePolicies),
  }));
  return tiers.sort((a, b) => compare(a.order, b.order) || compare(a.name, b.name));
}

function agreedOrder(name: string, members: readonly PlacedPolicy[]): number {
  const [order, other] = new Set(members.map(({ tier }) => tier.order));
  if (order === undefined || other !== undefined) {
    throw new RangeError(`tier ${name} has the orders ${String(order)} and ${String(other)}; front ends must agree on one`);
  }
  return order;
}

function comparePolicies(a: Policy, b: Policy): number {
  return compare(a.order, b.order) || compare(a.ref.name, b.ref.name) || compare(a.ref.namespace ?? '', b.ref.namespace ?? '');
}

function compare<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
