import { z } from 'zod';
import { type ClaimId, claims } from '../harness/scenario/claims.ts';
import { engines } from '../harness/vocabulary/engine.ts';
import { parseAge } from './parse-age.ts';
import { parseExpiry } from './parse-expiry.ts';

const text = z.string().trim().min(1, 'must not be empty');
const count = z.int().min(0).default(0);
const claimIds = Object.keys(claims).filter((id): id is ClaimId => id in claims);

function allOr<Word extends string>(words: readonly Word[]): z.ZodType<readonly Word[]> {
  const known = `must be all, or a list of: ${words.join(', ')}`;
  const listed = z.array(z.enum(words, known), known).min(1, `is empty: ${known}`);
  return z.preprocess((value) => (value === 'all' ? [...words] : value), listed).readonly();
}

const share = z
  .string('must be a percentage, e.g. 90%')
  .regex(/^(100|\d{1,2})(\.\d+)?%$/, 'must be a percentage, e.g. 90%')
  .transform((percentage) => Number(percentage.slice(0, -1)) / 100);

const requirement = z.strictObject({
  cni: text,
  kubernetes: z
    .string('must be a version in quotes, e.g. "1.34"')
    .regex(/^\d+\.\d+(\.\d+)?$/, 'must be a version, e.g. "1.34"')
    .exactOptional(),
  ipFamily: z.enum(['ipv4', 'ipv6', 'dual'], 'must be ipv4, ipv6 or dual').exactOptional(),
  engines: allOr(engines),
  claims: allOr(claimIds),
  minimum: z.strictObject({ cells: count, flows: count, ruleCoverage: share.default(0) }).prefault({}),
});

const scope = { cni: text.exactOptional(), flows: text.exactOptional(), reason: text, expires: parseExpiry };
const allowance = z.union(
  [
    z
      .strictObject({ deviation: text, ...scope })
      .transform(({ deviation, ...rest }) => ({ kind: 'deviation' as const, what: deviation, ...rest })),
    z.strictObject({ skipped: text, ...scope }).transform(({ skipped, ...rest }) => ({ kind: 'skipped' as const, what: skipped, ...rest })),
  ],
  'must have deviation or skipped, a reason, and expires (a day: 2027-03-31); cni and flows are optional',
);

/** The shape of `gate.yaml`, version 1. Strict: an unknown field is an error. */
export const policySchema = z
  .strictObject({
    version: z.literal(1),
    chart: text,
    maxAge: parseAge,
    required: z.array(requirement).min(1, 'is empty: a gate that asks for nothing is always open'),
    allowed: z.array(allowance).default([]),
  })
  .transform(({ chart, maxAge, required, allowed }) => ({ chart, maxAgeMs: maxAge, required, allowed }));
