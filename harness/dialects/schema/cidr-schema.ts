import { z } from 'zod';
import { parseCidr } from '../../address/parse-cidr.ts';

/** A CIDR as text. */
export const cidrSchema = z.string().refine((text) => parseCidr(text) !== undefined, {
  error: (issue) =>
    `${JSON.stringify(issue.input)} is not a CIDR; write an address and a prefix length such as 10.0.0.1/32 or 2001:db8::/64`,
});
