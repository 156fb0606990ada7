import { z } from 'zod';
import type { LabelSelector } from '../../selector/label-selector.ts';

const labelKey = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/, 'is not a label key');
const labelValue = z.string().regex(/^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/, {
  error: (issue) =>
    `${JSON.stringify(issue.input)} is not a label value (at most 63 of letters, digits, -, _ and ., with a letter or digit at both ends)`,
});

/** `metav1.LabelSelector`, as the Kubernetes API validates it. */
export const labelSelectorSchema = labelSelectorOf(labelKey);

/**
 * A label selector of a dialect whose keys are its own; operators, and how many values each takes, are everybody's.
 * @param key what is a label key there
 */
export function labelSelectorOf(key: z.ZodString): z.ZodType<LabelSelector> {
  const expression = z.discriminatedUnion('operator', [
    z.strictObject({
      key,
      operator: z.literal(['In', 'NotIn']),
      values: z.array(labelValue).min(1, 'In and NotIn need at least one value'),
    }),
    z.strictObject({
      key,
      operator: z.literal(['Exists', 'DoesNotExist']),
      values: z.array(labelValue).max(0, 'Exists and DoesNotExist take no values').optional(),
    }),
  ]);
  return z.strictObject({ matchLabels: z.record(key, labelValue).optional(), matchExpressions: z.array(expression).optional() });
}
