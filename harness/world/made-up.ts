import { createHash } from 'node:crypto';

/**
 * A value in place of a hash that a controller makes, which nobody knows before: the label is there, and no selector means its value.
 * The same for the same content; ten characters, as the real ones, and never a real one: they have no vowels.
 * Source: SafeEncodeString of k8s.io/apimachinery/pkg/util/rand.
 */
export function madeUpHash(content: unknown): string {
  return `madeup${digest(content).slice(0, 4)}`;
}

/** As `madeUpHash`, for an object's uid. A real one says 4 (random) where this one says 0. Source: RFC 9562, "UUID Version". */
export function madeUpUid(content: unknown): string {
  return `00000000-0000-0000-0000-${digest(content).slice(0, 12)}`;
}

/** As `madeUpHash`, for the name of a Job that a CronJob makes (`<name>-<minutes since 1970>`): that of a minute long gone. */
export function madeUpJobName(cronJob: string): string {
  return `${cronJob}-00000000`;
}

function digest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
