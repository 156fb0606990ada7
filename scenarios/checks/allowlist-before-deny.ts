import { z } from 'zod';
import type { Check } from '../../harness/suite/check.ts';

const ordered = {
  calico: { field: 'order', schema: z.object({ spec: z.object({ order: z.number() }) }).transform(({ spec }) => spec.order) },
  clusterNetworkPolicy: {
    field: 'priority',
    schema: z.object({ spec: z.object({ priority: z.int().min(0).max(1000) }) }).transform(({ spec }) => spec.priority),
  },
} as const;

/**
 * The chart renders two policies whose orders the API accepts (ClusterNetworkPolicy: 0 to 1000), and they differ: the
 * flows show which one comes first, this shows that it is not by a tie that each enforcer breaks in its own way.
 */
export function allowlistBeforeDeny(engine: keyof typeof ordered): Check {
  const { field, schema } = ordered[engine];
  return {
    id: 'allowlist-before-deny',
    because: `the allowlist's ${field} is strictly lower than the default deny's, and the API accepts both`,
    run: ({ policies }) => {
      const orders = policies.map(({ object }) => ({ name: object.metadata.name, order: schema.safeParse(object).data }));
      const refused = orders.find(({ order }) => order === undefined);
      if (refused !== undefined) return `${refused.name}: spec.${field} is missing or out of the API's range`;
      if (orders.length < 2) return `expected an allowlist and a default deny, got ${String(orders.length)} policies`;
      const distinct = new Set(orders.map(({ order }) => order));
      return distinct.size === orders.length
        ? undefined
        : `${orders.map(({ name, order }) => `${name} ${String(order)}`).join(', ')}: the same ${field}`;
    },
  };
}
