import { z } from 'zod';
import { icmpTypes } from './icmp-types.ts';

const fieldSchema = z
  .strictObject({
    family: z.literal(['IPv4', 'IPv6'], 'a family is IPv4 or IPv6').default('IPv4'),
    type: z.union([z.int().min(0).max(255), z.string()], 'an ICMP type is a number from 0 to 255 or a name such as EchoRequest'),
  })
  .transform(({ family, type }, context) => {
    const number = typeof type === 'number' ? type : (icmpTypes[family].get(type) ?? numberOf(type));
    if (number !== undefined) return { family, type: number };
    context.addIssue({
      code: 'custom',
      path: ['type'],
      message: `${JSON.stringify(type)} is not an ICMP type of ${family}; write a number from 0 to 255 or one of ${[...icmpTypes[family].keys()].join(', ')}`,
    });
    return z.NEVER;
  });

function numberOf(text: string): number | undefined {
  return /^(0|[1-9][0-9]{0,2})$/.test(text) && Number(text) <= 255 ? Number(text) : undefined;
}

/** `icmps`. Source: Cilium documentation, "Layer 4 Policies", "Limit ICMP/ICMPv6 types". */
export const icmpsSchema = z.array(z.strictObject({ fields: z.array(fieldSchema).max(40, 'at most 40 fields').optional() })).optional();

/** One ICMP type of one family. */
export type IcmpField = z.output<typeof fieldSchema>;
