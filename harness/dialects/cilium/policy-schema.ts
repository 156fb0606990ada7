import { z } from 'zod';
import { cidrSchema } from '../schema/cidr-schema.ts';
import { metadataSchema } from '../schema/metadata-schema.ts';
import { unsupported } from '../schema/unsupported.ts';
import { endpointSelectorSchema } from './label-schema.ts';
import { egressDenyRuleSchema, egressRuleSchema, ingressDenyRuleSchema, ingressRuleSchema } from './rule-schema.ts';

const directions = ['ingress', 'ingressDeny', 'egress', 'egressDeny'] as const;

const specSchema = z
  .strictObject({
    endpointSelector: endpointSelectorSchema.optional(),
    nodeSelector: unsupported('it is for nodes (host firewall), whose traffic the model does not judge; select pods with endpointSelector'),
    ingress: z.array(ingressRuleSchema).optional(),
    ingressDeny: z.array(ingressDenyRuleSchema).optional(),
    egress: z.array(egressRuleSchema).optional(),
    egressDeny: z.array(egressDenyRuleSchema).optional(),
    enableDefaultDeny: z.strictObject({ ingress: z.boolean().optional(), egress: z.boolean().optional() }).optional(),
    labels: z.array(z.looseObject({ key: z.string() })).optional(),
    log: z.strictObject({ value: z.string().max(32, 'is longer than 32 characters').optional() }).optional(),
    description: z.string().optional(),
  })
  .superRefine((spec, context) => {
    if (spec.endpointSelector === undefined) {
      context.addIssue({ code: 'custom', path: ['endpointSelector'], message: 'is missing; write {} to select every pod' });
    }
    if (directions.every((direction) => (spec[direction] ?? []).length === 0)) {
      const message = `Cilium refuses a policy without a rule and enforces nothing; one of ${directions.join(', ')} needs a rule, and [{}] denies everything`;
      context.addIssue({ code: 'custom', message });
    }
  });

const body = {
  apiVersion: z.literal('cilium.io/v2'),
  metadata: metadataSchema,
  spec: specSchema.optional(),
  specs: z.array(specSchema).optional(),
  status: z.unknown().optional(),
};

const hasSpec = ({ spec, specs }: { readonly spec?: unknown; readonly specs?: unknown }): boolean =>
  spec !== undefined || specs !== undefined;

/** `cilium.io/v2` CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy, as the API server and Cilium 1.20 accept them. */
export const ciliumPolicySchema = z
  .strictObject({ ...body, kind: z.literal(['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy']) })
  .refine(hasSpec, { path: ['spec'], error: 'is missing; write spec or specs' });

/** `cilium.io/v2` CiliumCIDRGroup. */
export const cidrGroupSchema = z.strictObject({
  apiVersion: z.literal('cilium.io/v2'),
  kind: z.literal('CiliumCIDRGroup'),
  metadata: z.looseObject({ name: z.string().min(1), labels: z.record(z.string(), z.string()).optional() }),
  spec: z.strictObject({ externalCIDRs: z.array(cidrSchema) }),
});

/** `spec`, or an item of `specs`. */
export type CiliumSpec = z.output<typeof specSchema>;
