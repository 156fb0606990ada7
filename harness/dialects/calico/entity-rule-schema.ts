import { z } from 'zod';
import { isSet } from './is-set.ts';
import { netSchema } from './net-schema.ts';
import { portSchema } from './port-schema.ts';
import { ruleNamespaceSelectorSchema, selectorSchema } from './selector-schema.ts';

const netsSchema = z.array(netSchema).max(256, 'at most 256 nets');

/** `source` or `destination` of a rule. Source: Calico documentation, "Network policy", "EntityRule"; CRD validations of `EntityRule`. */
export const entityRuleSchema = z
  .strictObject({
    nets: netsSchema.refine(isSet, 'names a net twice').optional(),
    notNets: netsSchema.optional(),
    selector: selectorSchema,
    notSelector: selectorSchema,
    namespaceSelector: ruleNamespaceSelectorSchema,
    ports: z.array(portSchema).max(50, 'at most 50 ports').optional(),
    notPorts: z.array(portSchema).max(50, 'at most 50 ports').optional(),
    serviceAccounts: z
      .strictObject({ names: z.array(z.string()).refine(isSet, 'names an account twice').optional(), selector: selectorSchema })
      .optional(),
    services: z.strictObject({ name: z.string().min(1, 'is missing'), namespace: z.string().optional() }).optional(),
  })
  .superRefine((rule, context) => {
    if (rule.services === undefined) return;
    const excluded = ['namespaceSelector', 'selector', 'notSelector', 'serviceAccounts', 'nets', 'notNets'] as const;
    for (const field of excluded) {
      const value = rule[field];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
      context.addIssue({ code: 'custom', path: ['services'], message: `cannot stand beside ${field} in one rule; write two rules` });
    }
  });

/** `source` or `destination` of a rule. */
export type EntityRule = z.output<typeof entityRuleSchema>;
