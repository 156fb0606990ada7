import { z } from 'zod';

/**
 * `matchName` or `matchPattern`, one of them. The expressions accept what Cilium's `^([-a-zA-Z0-9_]+[.]?)+$` accepts, written
 * so that there is one way only to read a text: that one needs a minute to refuse 30 letters and a `!`.
 * Source: Cilium API, `FQDNSelector`.
 */
export const fqdnSchema = z
  .strictObject({
    matchName: z
      .string()
      .max(255, 'is longer than 255 characters')
      .regex(/^[-a-zA-Z0-9_]+(?:\.[-a-zA-Z0-9_]+)*\.?$/, 'is not a DNS name (a wildcard goes into matchPattern)')
      .optional(),
    matchPattern: z
      .string()
      .max(255, 'is longer than 255 characters')
      .regex(
        /^[-a-zA-Z0-9_*]+(?:\.[-a-zA-Z0-9_*]+)*\.?$/,
        'is not a pattern of a DNS name (letters, digits, -, _, * and dots between them)',
      )
      .optional(),
  })
  .refine(
    ({ matchName, matchPattern }) => (matchName === undefined) !== (matchPattern === undefined),
    'needs either matchName or matchPattern',
  );
