import { z } from 'zod';
import { unsupported } from '../schema/unsupported.ts';
import { entityRuleSchema } from './entity-rule-schema.ts';
import { familyOf } from './net-schema.ts';
import { type CalicoProtocol, hasPorts, protocolSchema } from './protocol-schema.ts';

const icmpSchema = z
  .strictObject({
    type: z.int('is not a whole number').min(0, 'an ICMP type is 0 to 254').max(254, 'an ICMP type is 0 to 254').optional(),
    code: z.int('is not a whole number').min(0, 'an ICMP code is 0 to 255').max(255, 'an ICMP code is 0 to 255').optional(),
  })
  .refine(({ type, code }) => code === undefined || type !== undefined, 'a code needs a type beside it');

const baseSchema = z.strictObject({
  action: z.literal(['Allow', 'Deny', 'Log', 'Pass'], 'an action is Allow, Deny, Log or Pass'),
  ipVersion: z.literal([4, 6], 'is 4 or 6').optional(),
  protocol: protocolSchema.optional(),
  notProtocol: protocolSchema.optional(),
  icmp: icmpSchema.optional(),
  notICMP: icmpSchema.optional(),
  source: entityRuleSchema.optional(),
  destination: entityRuleSchema.optional(),
  http: unsupported('HTTP matches need a proxy, which the model does not have; leave them out and allow the port'),
  metadata: z.strictObject({ annotations: z.record(z.string(), z.string()).optional() }).optional(),
});

/** A rule. */
export type CalicoRule = z.output<typeof baseSchema>;

/** An item of `ingress` or `egress`. Source: Calico documentation, "Network policy", "Rule"; `libcalico-go/lib/validator/v3`, CRD validations. */
export const ruleSchema = baseSchema.superRefine(checkPorts).superRefine(checkIcmp).superRefine(checkNets);

const sides = ['source', 'destination'] as const;

type Refuse = (path: readonly (string | number)[], message: string) => void;

function refuser(context: z.RefinementCtx): Refuse {
  return (path, message) => {
    context.addIssue({ code: 'custom', path: [...path], message });
  };
}

function checkPorts(rule: CalicoRule, context: z.RefinementCtx): void {
  const refuse = refuser(context);
  for (const side of sides) {
    for (const field of ['ports', 'notPorts'] as const) {
      const ports = rule[side]?.[field] ?? [];
      if (ports.length === 0) continue;
      if (side === 'destination' && rule.destination?.services) {
        refuse([side, field], 'cannot stand beside services, which bring their own ports');
      } else if (rule.protocol === undefined && ports.some(({ kind }) => kind === 'range')) {
        refuse(['protocol'], `is missing; ${side}.${field} needs it to be TCP, UDP or SCTP`);
      } else if (rule.protocol !== undefined && !hasPorts(rule.protocol)) {
        refuse([side, field], 'needs protocol to be TCP, UDP or SCTP');
      }
    }
  }
}

function checkIcmp(rule: CalicoRule, context: z.RefinementCtx): void {
  const refuse = refuser(context);
  if (rule.icmp !== undefined && rule.protocol?.kind !== 'icmp') refuse(['icmp'], 'needs protocol to be ICMP or ICMPv6');
  for (const field of ['protocol', 'notProtocol'] as const) {
    const family = icmpFamily(rule[field]);
    if (family === undefined || rule.ipVersion === undefined || rule.ipVersion === family) continue;
    refuse(['ipVersion'], `must be ${String(family)} beside ${field} ${family === 4 ? 'ICMP' : 'ICMPv6'}`);
  }
}

function icmpFamily(protocol: CalicoProtocol | undefined): 4 | 6 | undefined {
  return protocol?.kind === 'icmp' ? protocol.family : undefined;
}

function checkNets(rule: CalicoRule, context: z.RefinementCtx): void {
  const refuse = refuser(context);
  let seen = rule.ipVersion;
  for (const side of sides) {
    for (const field of ['nets', 'notNets'] as const) {
      (rule[side]?.[field] ?? []).forEach((net, index) => {
        const path = [side, field, index];
        const family = familyOf(net);
        if (field === 'notNets' && net.endsWith('/0')) refuse(path, 'excludes every address, so that the rule matches nothing; remove it');
        if (seen !== undefined && seen !== family) {
          const reason = seen === rule.ipVersion ? `ipVersion is ${String(seen)}` : 'a rule takes networks of one IP version';
          refuse(path, `${net} is of IPv${String(family)}, but ${reason}; write two rules`);
        }
        seen ??= family;
      });
    }
  }
}
