import { z } from 'zod';
import { metadataSchema } from '../schema/metadata-schema.ts';
import { isSet } from './is-set.ts';
import { setNetSchema } from './net-schema.ts';
import { type CalicoRule, ruleSchema } from './rule-schema.ts';
import { type SelectorField, selectorSchema } from './selector-schema.ts';

const apiVersion = z.literal('projectcalico.org/v3');

const common = {
  tier: z.string().default('default'),
  order: z.number('is not a number').optional(),
  selector: selectorSchema,
  serviceAccountSelector: selectorSchema,
  types: z
    .array(z.literal(['Ingress', 'Egress'], 'a type is Ingress or Egress'))
    .min(1, 'names no type: the native v3 API refuses an empty list, the aggregated one takes it as absent; name them')
    .refine(isSet, 'names a type twice')
    .optional(),
  ingress: z.array(ruleSchema).max(1024, 'at most 1024 rules').optional(),
  egress: z.array(ruleSchema).max(1024, 'at most 1024 rules').optional(),
  performanceHints: z.array(z.literal('AssumeNeededOnEveryNode', 'a hint is AssumeNeededOnEveryNode')).optional(),
};

const forwarded = z
  .literal(false, 'is not supported: it is for host endpoints, whose traffic the model does not judge; leave it out for pods')
  .optional();

const commonSchema = z.strictObject(common);

/** `spec` of a NetworkPolicy, or of a GlobalNetworkPolicy. */
export type CalicoSpec = z.output<typeof commonSchema> & { readonly namespaceSelector?: SelectorField };

const specSchema = commonSchema.superRefine(checkServices);

const globalSpecSchema = z
  .strictObject({ ...common, namespaceSelector: selectorSchema, doNotTrack: forwarded, preDNAT: forwarded, applyOnForward: forwarded })
  .superRefine(checkServices)
  .superRefine(checkServiceNamespaces);

/** `projectcalico.org/v3` NetworkPolicy. Source: Calico documentation, "Network policy". */
export const networkPolicySchema = z.strictObject({
  apiVersion,
  kind: z.literal('NetworkPolicy'),
  metadata: metadataSchema,
  spec: specSchema,
});

/** `projectcalico.org/v3` GlobalNetworkPolicy. Source: Calico documentation, "Global network policy". */
export const globalNetworkPolicySchema = z.strictObject({
  apiVersion,
  kind: z.literal('GlobalNetworkPolicy'),
  metadata: metadataSchema,
  spec: globalSpecSchema,
});

/** `projectcalico.org/v3` NetworkSet and GlobalNetworkSet. Source: Calico documentation, "Network set". */
export const networkSetSchema = z.strictObject({
  apiVersion,
  kind: z.literal(['NetworkSet', 'GlobalNetworkSet']),
  metadata: z.looseObject({
    ...metadataSchema.shape,
    labels: z
      .record(z.string(), z.string())
      .refine((labels) => !Object.hasOwn(labels, 'projectcalico.org/namespace'), 'projectcalico.org/namespace is set by Calico; remove it')
      .optional(),
  }),
  spec: z.strictObject({ nets: z.array(setNetSchema).optional() }).optional(),
});

/** `projectcalico.org/v3` Tier. Source: Calico documentation, "Tier". */
export const tierSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Tier'),
  metadata: metadataSchema,
  spec: z
    .strictObject({
      order: z.number('is not a number').optional(),
      defaultAction: z.literal(['Deny', 'Pass'], 'a default action is Deny or Pass').default('Deny'),
    })
    .prefault({}),
  status: z.unknown().optional(),
});

type Rules = Pick<CalicoSpec, 'ingress' | 'egress'>;

interface PlacedRule {
  readonly rule: CalicoRule;
  readonly direction: keyof Rules;
  readonly index: number;
}

function rulesOf(spec: Rules): PlacedRule[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    (spec[direction] ?? []).map((rule, index) => ({ rule, direction, index })),
  );
}

/** Services stand at the far end: the source of ingress, the destination of egress. */
function checkServices(spec: Rules, context: z.RefinementCtx): void {
  for (const { rule, direction, index } of rulesOf(spec)) {
    const side = direction === 'ingress' ? 'destination' : 'source';
    if (rule[side]?.services === undefined) continue;
    const message = `cannot stand in the ${side} of an ${direction} rule, which is the selected pod itself`;
    context.addIssue({ code: 'custom', path: [direction, index, side, 'services'], message });
  }
}

function checkServiceNamespaces(spec: Rules, context: z.RefinementCtx): void {
  for (const { rule, direction, index } of rulesOf(spec)) {
    const side = direction === 'ingress' ? 'source' : 'destination';
    if (rule[side]?.services === undefined || rule[side].services.namespace) continue;
    const message = 'is missing; a GlobalNetworkPolicy has no namespace of its own';
    context.addIssue({ code: 'custom', path: [direction, index, side, 'services', 'namespace'], message });
  }
}
