import { z } from 'zod';
import { formatAddress } from '../../address/format-address.ts';
import { parseAddress } from '../../address/parse-address.ts';
import { parseCidr } from '../../address/parse-cidr.ts';
import { cidrSchema } from '../schema/cidr-schema.ts';

/** An item of a rule's `nets` or `notNets`: a CIDR without host bits. Source: `libcalico-go/lib/validator/v3`. */
export const netSchema = cidrSchema.superRefine((text, context) => {
  const masked = maskHostBits(text);
  if (masked === undefined || sameAddress(text, masked)) return;
  context.addIssue({ code: 'custom', message: `${JSON.stringify(text)} has host bits, which Calico refuses; write ${masked}` });
});

/** An item of a network set's `nets`: a CIDR, or one address. Source: Calico documentation, "Network set". */
export const setNetSchema = z.string().transform((text, context) => {
  const cidr = parseAddress(text) === undefined ? text : `${text}/${text.includes(':') ? '128' : '32'}`;
  if (parseCidr(cidr) !== undefined) return cidr;
  context.addIssue({
    code: 'custom',
    message: `${JSON.stringify(text)} is neither a CIDR nor an address; write something such as 10.0.0.0/24`,
  });
  return z.NEVER;
});

/** Family of a checked CIDR. */
export function familyOf(cidr: string): 4 | 6 {
  return cidr.includes(':') ? 6 : 4;
}

function maskHostBits(text: string): string | undefined {
  const set = parseCidr(text);
  const first = familyOf(text) === 4 ? set?.v4[0] : set?.v6[0];
  return first === undefined ? undefined : `${formatAddress(familyOf(text), first.first)}/${text.split('/')[1] ?? ''}`;
}

function sameAddress(a: string, b: string): boolean {
  return parseAddress(a.split('/')[0] ?? '')?.value === parseAddress(b.split('/')[0] ?? '')?.value;
}
