import { z } from 'zod';
import { cidrSchema } from '../schema/cidr-schema.ts';
import { unsupported } from '../schema/unsupported.ts';
import { cidrRuleSchema } from './cidr-rule-schema.ts';
import { entitySchema } from './entity-schema.ts';
import { fqdnSchema } from './fqdn-schema.ts';
import { icmpsSchema } from './icmp-schema.ts';
import { endpointSelectorSchema } from './label-schema.ts';
import { portDenyRuleSchema, portRuleSchema } from './port-schema.ts';
import { serviceSchema } from './service-schema.ts';

const groups = 'it asks a cloud provider for addresses; list them in a CIDR set';
const nodes = 'Cilium takes it only with enable-node-selector-labels; use the entities host, remote-node and kube-apiserver';
const requires = 'Cilium has removed it in 1.19; put its labels into each rule';

const from = {
  fromEndpoints: z.array(endpointSelectorSchema).optional(),
  fromCIDR: z.array(cidrSchema).optional(),
  fromCIDRSet: z.array(cidrRuleSchema).optional(),
  fromEntities: z.array(entitySchema).optional(),
  fromGroups: unsupported(groups),
  fromNodes: unsupported(nodes),
  fromRequires: unsupported(requires),
};

const to = {
  toEndpoints: z.array(endpointSelectorSchema).optional(),
  toCIDR: z.array(cidrSchema).optional(),
  toCIDRSet: z.array(cidrRuleSchema).optional(),
  toEntities: z.array(entitySchema).optional(),
  toGroups: unsupported(groups),
  toNodes: unsupported(nodes),
  toRequires: unsupported(requires),
};

const allow = {
  icmps: icmpsSchema,
  authentication: z
    .strictObject({
      mode: z.literal('disabled', 'is not supported: mutual authentication is not part of a flow; only "disabled" is understood'),
    })
    .optional(),
};

/** An item of `ingress`. Source: Cilium API, `IngressRule`, with what `rule_validation.go` refuses. */
export const ingressRuleSchema = z
  .strictObject({ ...from, ...allow, toPorts: z.array(portRuleSchema).optional() })
  .superRefine(refuseMixtures)
  .superRefine(({ toPorts = [] }, context) => {
    toPorts.forEach(({ rules }, index) => {
      if ((rules?.dns ?? []).length === 0) return;
      const message = 'Cilium takes DNS rules on egress only; move them there';
      context.addIssue({ code: 'custom', path: ['toPorts', index, 'rules', 'dns'], message });
    });
  });

/** An item of `ingressDeny`. Source: Cilium API, `IngressDenyRule`. */
export const ingressDenyRuleSchema = z
  .strictObject({ ...from, icmps: icmpsSchema, toPorts: z.array(portDenyRuleSchema).optional() })
  .superRefine(refuseMixtures);

/** An item of `egress`. Source: Cilium API, `EgressRule`. */
export const egressRuleSchema = z
  .strictObject({
    ...to,
    ...allow,
    toServices: z.array(serviceSchema).optional(),
    toFQDNs: z.array(fqdnSchema).optional(),
    toPorts: z.array(portRuleSchema).optional(),
  })
  .superRefine(refuseMixtures);

/** An item of `egressDeny`. Source: Cilium API, `EgressDenyRule`; documentation, "Deny Policies". */
export const egressDenyRuleSchema = z
  .strictObject({
    ...to,
    icmps: icmpsSchema,
    toServices: unsupported('Cilium looks Services up in egress rules only, not in deny rules; deny their endpoints'),
    toFQDNs: unsupported('Cilium has no deny rules for names; deny a CIDR'),
    toPorts: z.array(portDenyRuleSchema).optional(),
  })
  .superRefine(refuseMixtures);

/** One rule may name peers in one way only, and either ports or ICMP types. Source: `rule_validation.go` of Cilium 1.20. */
function refuseMixtures(rule: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void {
  const given = Object.keys(rule).filter((key) => Array.isArray(rule[key]) && rule[key].length > 0);
  const refuse = (field: string, other: string): void => {
    const message = `cannot stand beside ${other} in one rule, which Cilium refuses; write two rules`;
    context.addIssue({ code: 'custom', path: [field], message });
  };
  const [first, second] = given.filter((key) => key !== 'toPorts' && key !== 'icmps');
  if (first !== undefined && second !== undefined) refuse(second, first);
  if (given.includes('icmps') && given.includes('toPorts')) refuse('icmps', 'toPorts');
}

/** Any rule, by the fields that decide; those of the other direction are absent. */
export type CiliumRule = Partial<
  Omit<z.output<typeof ingressRuleSchema>, 'authentication'> & Omit<z.output<typeof egressRuleSchema>, 'authentication'>
>;
