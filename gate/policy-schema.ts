import { z } from 'zod';
import type { GatePolicy, KnownIds } from './gate-policy.ts';

const text = z.string().trim().min(1, 'must not be empty');
const count = z.int().min(0).default(0);

function allOr(words: readonly string[]): z.ZodType<readonly string[]> {
  const known = `must be all, or a list of: ${words.join(', ')}`;
  const listed = z.array(z.enum(words, known), known).min(1, `is empty: ${known}`);
  return z.preprocess((value) => (value === 'all' ? [...words] : value), listed).readonly();
}

const unitMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 };

/** `36h` or `3d` as milliseconds. */
export const parseAge = z.string('must be hours or days, e.g. 36h or 3d').transform((text, context) => {
  const [, amount, unit = ''] = /^([1-9]\d*)([hd])$/.exec(text) ?? [];
  const factor = unitMs[unit];
  if (amount !== undefined && factor !== undefined) return Number(amount) * factor;
  context.addIssue(`must be hours or days, e.g. 36h or 3d, not ${JSON.stringify(text)}`);
  return z.NEVER;
});

/** A day, `2027-03-31`, as the moment (UTC) at which it is over: the allowance holds on that day. */
const expiry = z.iso.date('must be a day, e.g. 2027-03-31').transform((day) => {
  const end = new Date(`${day}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  return end;
});

const share = z
  .string('must be a percentage, e.g. 90%')
  .regex(/^(100|\d{1,2})(\.\d+)?%$/, 'must be a percentage, e.g. 90%')
  .transform((percentage) => Number(percentage.slice(0, -1)) / 100);

const scope = { cni: text.exactOptional(), flows: text.exactOptional(), reason: text, expires: expiry };
const allowance = z.union(
  [
    z
      .strictObject({ deviation: text, ...scope })
      .transform(({ deviation, ...rest }) => ({ kind: 'deviation' as const, what: deviation, ...rest })),
    z.strictObject({ skipped: text, ...scope }).transform(({ skipped, ...rest }) => ({ kind: 'skipped' as const, what: skipped, ...rest })),
  ],
  'must have deviation or skipped, a reason, and expires (a day: 2027-03-31); cni and flows are optional',
);

/**
 * The shape of `gate.yaml`, version 1. Strict: an unknown field is an error. `chart` is what `source` was called while charts were the only sources.
 * @param known ids of the suite: nothing else can be asked for
 */
export function policySchema({ engines, claims }: KnownIds): z.ZodType<GatePolicy> {
  const requirement = z.strictObject({
    cni: text,
    kubernetes: z
      .string('must be a version in quotes, e.g. "1.34"')
      .regex(/^\d+\.\d+(\.\d+)?$/, 'must be a version, e.g. "1.34"')
      .exactOptional(),
    ipFamily: z.enum(['ipv4', 'ipv6', 'dual'], 'must be ipv4, ipv6 or dual').exactOptional(),
    engines: allOr(engines),
    claims: allOr(claims),
    minimum: z.strictObject({ cells: count, flows: count, ruleCoverage: share.default(0) }).prefault({}),
  });
  return z
    .strictObject({
      version: z.literal(1),
      source: text.exactOptional(),
      chart: text.exactOptional(),
      maxAge: parseAge,
      required: z.array(requirement).min(1, 'is empty: a gate that asks for nothing is always open'),
      allowed: z.array(allowance).default([]),
    })
    .transform(({ source, chart, maxAge, required, allowed }, context) => {
      const name = source ?? chart;
      if (name !== undefined && (source === undefined || chart === undefined)) return { source: name, maxAgeMs: maxAge, required, allowed };
      context.addIssue('must have source, the name of what is to be released (chart is its older name), and not both');
      return z.NEVER;
    });
}
