import { z } from 'zod';
import { endpointSelectorSchema } from './label-schema.ts';

/** An item of `toServices`. Source: Cilium documentation, "Layer 3 Policies", "Services based". */
export const serviceSchema = z
  .strictObject({
    k8sService: z.strictObject({ serviceName: z.string().min(1), namespace: z.string().optional() }).optional(),
    k8sServiceSelector: z.strictObject({ selector: endpointSelectorSchema, namespace: z.string().optional() }).optional(),
  })
  .refine(
    ({ k8sService, k8sServiceSelector }) => (k8sService === undefined) !== (k8sServiceSelector === undefined),
    'needs either k8sService or k8sServiceSelector',
  );

/** A Service by name or by labels. */
export type ServiceRule = z.output<typeof serviceSchema>;
