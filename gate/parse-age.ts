import { z } from 'zod';

const unitMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 };

/** `36h` or `3d` as milliseconds. */
export const parseAge = z.string('must be hours or days, e.g. 36h or 3d').transform((text, context) => {
  const [, amount, unit = ''] = /^([1-9]\d*)([hd])$/.exec(text) ?? [];
  const factor = unitMs[unit];
  if (amount !== undefined && factor !== undefined) return Number(amount) * factor;
  context.addIssue(`must be hours or days, e.g. 36h or 3d, not ${JSON.stringify(text)}`);
  return z.NEVER;
});
