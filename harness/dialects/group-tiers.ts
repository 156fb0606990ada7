import type { PlacedPolicy } from './dialect.ts';
import { groupBy } from '../text/group-by.ts';
import type { Policy } from '../policy/ir/policy.ts';
import type { Tier } from '../policy/ir/tier.ts';

/**
 * Policies by tier: tiers ascending by order, ties by name; policies by order, ties as the dialect breaks them.
 * Source: Calico documentation, "Tier" and "Network policy" (order).
 */
export function groupTiers(placed: readonly PlacedPolicy[], tie: (a: Policy, b: Policy) => number = compareTies): readonly Tier[] {
  const byName = groupBy(placed, ({ tier }) => tier.name);
  const tiers = [...byName].map(([name, members]) => ({
    name,
    order: agreedOrder(name, members),
    policies: members.map(({ policy }) => policy).sort((a, b) => compare(a.order, b.order) || tie(a, b)),
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

/** Which of two policies of one order is first where the dialect does not say: by name, then by namespace. */
export function compareTies(a: Policy, b: Policy): number {
  return compare(a.ref.name, b.ref.name) || compare(a.ref.namespace ?? '', b.ref.namespace ?? '');
}

function compare<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
