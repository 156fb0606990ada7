import { z } from 'zod';
import { parseCidr } from '../../address/parse-cidr.ts';
import { subtract } from '../../address/subtract.ts';
import { cidrSchema } from '../schema/cidr-schema.ts';
import { endpointSelectorSchema } from './label-schema.ts';

/** An item of `fromCIDRSet` or `toCIDRSet`. Source: Cilium documentation, "Layer 3 Policies", "IP/CIDR based". */
export const cidrRuleSchema = z
  .strictObject({
    cidr: cidrSchema.optional(),
    cidrGroupRef: z.string().min(1).optional(),
    cidrGroupSelector: endpointSelectorSchema.optional(),
    except: z.array(cidrSchema).optional(),
  })
  .superRefine(({ cidr, cidrGroupRef, cidrGroupSelector, except = [] }, context) => {
    if ([cidr, cidrGroupRef, cidrGroupSelector].filter((field) => field !== undefined).length !== 1) {
      context.addIssue({ code: 'custom', message: 'needs exactly one of cidr, cidrGroupRef and cidrGroupSelector' });
    } else if (cidr === undefined && except.length > 0) {
      context.addIssue({
        code: 'custom',
        path: ['except'],
        message: 'Cilium does not support it beside a CIDR group; list the CIDRs instead',
      });
    }
    except.forEach((text, index) => {
      if (cidr === undefined || contains(cidr, text)) return;
      context.addIssue({ code: 'custom', path: ['except', index], message: `${text} does not lie inside ${cidr}` });
    });
  });

function contains(outer: string, inner: string): boolean {
  const [large, small] = [parseCidr(outer), parseCidr(inner)];
  if (large === undefined || small === undefined) return false;
  const rest = subtract(small, large);
  return rest.v4.length + rest.v6.length === 0;
}

/** `cidr` with `except`, `cidrGroupRef` or `cidrGroupSelector`. */
export type CidrRule = z.output<typeof cidrRuleSchema>;
