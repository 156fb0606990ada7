import type {
  IPBlock,
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from 'kubernetes-types/networking/v1.js';
import { z } from 'zod';
import { parseCidr } from '../../address/parse-cidr.ts';
import { subtract } from '../../address/subtract.ts';
import { cidrSchema } from '../schema/cidr-schema.ts';
import { labelSelectorSchema } from '../schema/label-selector-schema.ts';
import { metadataSchema } from '../schema/metadata-schema.ts';
import { portNameSchema, portNumberSchema } from '../schema/port-schema.ts';

/** Every field of an API type, no other: a field that the API gains or that is forgotten here does not compile. */
type FieldsOf<Type> = Record<keyof Type, z.ZodType>;

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).default([]);
}

const portSchema = z
  .strictObject({
    protocol: z.literal(['TCP', 'UDP', 'SCTP'], 'a protocol is TCP, UDP or SCTP').optional(),
    port: z.union([z.number(), z.string()]).superRefine(checkPort).optional(),
    endPort: portNumberSchema.optional(),
  } satisfies FieldsOf<NetworkPolicyPort>)
  .superRefine(({ port, endPort }, context) => {
    const first = port;
    if (typeof endPort !== 'number') return;
    if (typeof first !== 'number') context.addIssue({ code: 'custom', path: ['endPort'], message: 'needs a numeric port beside it' });
    else if (endPort < first) {
      const message = `${String(endPort)} is less than port ${String(first)}; it must be greater or equal`;
      context.addIssue({ code: 'custom', path: ['endPort'], message });
    }
  });

function checkPort(port: number | string, context: z.RefinementCtx): void {
  const result = (typeof port === 'number' ? portNumberSchema : portNameSchema).safeParse(port);
  for (const { message } of result.error?.issues ?? []) {
    context.addIssue({ code: 'custom', message: typeof port === 'number' ? message : `${JSON.stringify(port)} ${message}` });
  }
}

const ipBlockSchema = z
  .strictObject({ cidr: cidrSchema, except: list(cidrSchema) } satisfies FieldsOf<IPBlock>)
  .superRefine(({ cidr, except }, context) => {
    except.forEach((text, index) => {
      if (isStrictSubset(text, cidr)) return;
      const message = `${JSON.stringify(text)} must lie inside cidr ${cidr} and be smaller`;
      context.addIssue({ code: 'custom', path: ['except', index], message });
    });
  });

function isStrictSubset(inner: string, outer: string): boolean {
  const [small, large] = [parseCidr(inner), parseCidr(outer)];
  if (small === undefined || large === undefined) return false;
  const outside = subtract(small, large);
  const rest = subtract(large, small);
  return outside.v4.length + outside.v6.length === 0 && rest.v4.length + rest.v6.length > 0;
}

const peerSchema = z
  .strictObject({
    podSelector: labelSelectorSchema.optional(),
    namespaceSelector: labelSelectorSchema.optional(),
    ipBlock: ipBlockSchema.optional(),
  } satisfies FieldsOf<NetworkPolicyPeer>)
  .superRefine(({ podSelector, namespaceSelector, ipBlock }, context) => {
    const selects = Boolean(podSelector ?? namespaceSelector);
    if (!selects && !ipBlock) {
      context.addIssue({ code: 'custom', message: 'is an empty peer; set podSelector, namespaceSelector or ipBlock' });
    }
    if (selects && ipBlock) {
      const message = 'ipBlock cannot stand beside podSelector or namespaceSelector; write two peers';
      context.addIssue({ code: 'custom', message });
    }
  });

const specSchema = z.strictObject({
  podSelector: labelSelectorSchema.default({}),
  policyTypes: list(z.literal(['Ingress', 'Egress'], 'a policy type is Ingress or Egress')).pipe(
    z.array(z.literal(['Ingress', 'Egress'])).max(2, 'at most two policy types'),
  ),
  ingress: list(z.strictObject({ from: list(peerSchema), ports: list(portSchema) } satisfies FieldsOf<NetworkPolicyIngressRule>)),
  egress: list(z.strictObject({ to: list(peerSchema), ports: list(portSchema) } satisfies FieldsOf<NetworkPolicyEgressRule>)),
} satisfies FieldsOf<NetworkPolicySpec>);

/**
 * `networking.k8s.io/v1` NetworkPolicy as the API server validates it once `decodeNulls` has read its spec: an absent
 * `podSelector` selects every pod. Source: Kubernetes API reference, "NetworkPolicy v1"; validation of the networking API group.
 */
export const networkPolicySchema = z.strictObject({
  apiVersion: z.literal('networking.k8s.io/v1'),
  kind: z.literal('NetworkPolicy'),
  metadata: metadataSchema,
  spec: specSchema,
} satisfies FieldsOf<NetworkPolicy>);

/** `spec` of a NetworkPolicy. */
export type PolicySpec = z.output<typeof specSchema>;

/** An item of `from` or `to`. */
export type PolicyPeer = z.output<typeof peerSchema>;

/** An item of `ports`. */
export type PolicyPort = z.output<typeof portSchema>;
