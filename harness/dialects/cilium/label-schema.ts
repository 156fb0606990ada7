import { z } from 'zod';

const labelKey = z
  .string()
  .regex(
    /^([A-Za-z0-9]+:)?([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
    'is not a label key (a source such as k8s: may stand before it)',
  );
const labelValue = z.string().regex(/^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/, 'is not a label value');

const expression = z.discriminatedUnion('operator', [
  z.strictObject({
    key: labelKey,
    operator: z.literal(['In', 'NotIn']),
    values: z.array(labelValue).min(1, 'In and NotIn need at least one value'),
  }),
  z.strictObject({
    key: labelKey,
    operator: z.literal(['Exists', 'DoesNotExist']),
    values: z.array(labelValue).max(0, 'Exists and DoesNotExist take no values').optional(),
  }),
]);

/**
 * Cilium's `EndpointSelector`: a label selector whose keys may name the label's source (`k8s:app`, `reserved:host`, `any:app`).
 * Source: Cilium documentation, "Layer 3 Policies", "Endpoints based"; `pkg/labels/validation.go`.
 */
export const endpointSelectorSchema = z.strictObject({
  matchLabels: z.record(labelKey, labelValue).optional(),
  matchExpressions: z.array(expression).optional(),
});
