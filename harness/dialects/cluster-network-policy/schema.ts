import { z } from 'zod';
import { cidrSchema } from '../schema/cidr-schema.ts';
import { labelSelectorSchema } from '../schema/label-selector-schema.ts';
import { metadataSchema } from '../schema/metadata-schema.ts';
import { domainNameSchema } from './domain-name-schema.ts';
import { exactlyOne } from './exactly-one.ts';
import { protocolSchema } from './protocol-schema.ts';

/** The API's limit on rules, peers, protocols, networks and names in one list. */
const maxItems = 25;

const podsSchema = z.strictObject({ namespaceSelector: labelSelectorSchema.optional(), podSelector: labelSelectorSchema });

const networkSchema = cidrSchema
  .max(43, 'is longer than 43 characters')
  .refine((text) => !/^[0:]*:ffff:[0-9.]+\//i.test(text), { error: 'is an IPv4-mapped IPv6 CIDR; write it as IPv4' });

const ingressPeerSchema = exactlyOne({ namespaces: labelSelectorSchema, pods: podsSchema });

const egressPeerSchema = exactlyOne({
  namespaces: labelSelectorSchema,
  pods: podsSchema,
  nodes: labelSelectorSchema,
  networks: setOf(networkSchema),
  domainNames: setOf(domainNameSchema),
});

function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .min(1, 'needs at least one item')
    .max(maxItems, `at most ${String(maxItems)} items`);
}

function setOf(item: z.ZodType<string>) {
  return listOf(item).superRefine((items, context) => {
    items.forEach((text, index) => {
      if (items.indexOf(text) === index) return;
      context.addIssue({ code: 'custom', path: [index], message: `${JSON.stringify(text)} is in the list twice; remove one` });
    });
  });
}

const ruleFields = {
  name: z.string().max(100, 'is longer than 100 characters').optional(),
  action: z.literal(['Accept', 'Deny', 'Pass'], 'an action is Accept, Deny or Pass'),
  protocols: listOf(protocolSchema).optional(),
};

const ingressRuleSchema = z.strictObject({ ...ruleFields, from: listOf(ingressPeerSchema) });

const egressRuleSchema = z
  .strictObject({ ...ruleFields, to: listOf(egressPeerSchema) })
  .superRefine(({ action, to, protocols = [] }, context) => {
    const named = protocols.some((protocol) => protocol.destinationNamedPort !== undefined);
    to.forEach((peer, index) => {
      const field = Object.entries(peer).find(([, value]) => value !== undefined)?.[0];
      if (field === 'domainNames' && action !== 'Accept') {
        context.addIssue({
          code: 'custom',
          path: ['to', index, field],
          message: `only an Accept rule may name domains; this one's action is ${action}`,
        });
      }
      if (named && (field === 'networks' || field === 'nodes' || field === 'domainNames')) {
        const message = `${field} have no named ports, so they cannot stand in a rule with destinationNamedPort; write a port number or two rules`;
        context.addIssue({ code: 'custom', path: ['to', index, field], message });
      }
    });
  });

const specSchema = z.strictObject({
  tier: z.literal(['Admin', 'Baseline'], 'a tier is Admin or Baseline'),
  priority: z.int('is not a whole number').superRefine((priority, context) => {
    if (priority >= 0 && priority <= 1000) return;
    context.addIssue({ code: 'custom', message: `${String(priority)} is not 0 to 1000 (lower goes first); the API server refuses it` });
  }),
  subject: exactlyOne({ namespaces: labelSelectorSchema, pods: podsSchema }),
  ingress: z
    .array(ingressRuleSchema)
    .max(maxItems, `at most ${String(maxItems)} items`)
    .optional(),
  egress: z
    .array(egressRuleSchema)
    .max(maxItems, `at most ${String(maxItems)} items`)
    .optional(),
});

/** The versions of the API that serve a ClusterNetworkPolicy: of one schema in each channel of network-policy-api v0.3.0. */
export const clusterNetworkPolicyVersions = ['policy.networking.k8s.io/v1alpha2', 'policy.networking.k8s.io/v1beta1'] as const;

/**
 * ClusterNetworkPolicy with the fields of its experimental channel (`destinationNamedPort`, `nodes`, `domainNames`), and the API's own
 * limits, but for networks with host bits, which v0.2.0 takes and v0.3.0 refuses. Source: network-policy-api, API reference of v0.3.0.
 */
export const clusterNetworkPolicySchema = z.strictObject({
  apiVersion: z.literal(clusterNetworkPolicyVersions),
  kind: z.literal('ClusterNetworkPolicy'),
  metadata: metadataSchema.extend({ namespace: z.undefined('is cluster-scoped; remove the namespace').optional() }),
  spec: specSchema,
  status: z.unknown().optional(),
});

/** `spec` of a ClusterNetworkPolicy. */
export type PolicySpec = z.output<typeof specSchema>;

/** `subject`: all pods of some namespaces, or some pods of them. */
export type Subject = PolicySpec['subject'];

/** An item of `to`; an item of `from` is one of its first two fields. */
export type Peer = z.output<typeof egressPeerSchema>;

/** What an ingress and an egress rule have in common. */
export type RuleFields = Pick<z.output<typeof ingressRuleSchema>, 'action' | 'protocols'>;
