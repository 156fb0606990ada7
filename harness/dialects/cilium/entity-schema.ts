import { z } from 'zod';

/** Entities that the API accepts. Source: Cilium documentation, "Layer 3 Policies", "Entities based"; CRD of Cilium 1.20. */
const entities = [
  'all',
  'world',
  'cluster',
  'cluster-mesh',
  'host',
  'init',
  'ingress',
  'unmanaged',
  'remote-node',
  'health',
  'none',
  'kube-apiserver',
] as const;

/** One entity. `world-ipv4` and `world-ipv6` exist inside Cilium, but its API refuses them. */
export const entitySchema = z.literal(entities, {
  error: ({ input }) => `${JSON.stringify(input)} is not an entity; Cilium's API accepts ${entities.join(', ')}`,
});

/** An item of `fromEntities` or `toEntities`. */
export type Entity = z.output<typeof entitySchema>;
