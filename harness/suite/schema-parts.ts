import { z } from 'zod';
import type { NameSyntax } from './names.ts';
import { names } from './names.ts';

/** Text of a syntax. */
export function textOf(syntax: NameSyntax): z.ZodString {
  return z.string().refine((text) => syntax.fits(text), { error: `expected ${syntax.words}` });
}

/** A map with these keys and no others. */
export function strictMap<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  // Who describes the error wants to name the nearest key.
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? known : undefined) });
}

/** Text with something in it. */
export const sentence = z.string().refine((text) => text.trim() !== '', { error: 'expected a sentence' });

/** A source's values. */
export const valuesSchema = z.record(z.string(), z.unknown());

/** Labels of pods. */
export const labelsSchema = z.record(textOf(names.labelKey), textOf(names.labelValue));

/** The label that the API gives to every namespace. Source: Kubernetes documentation, "Automatic labelling". */
const namespaceNameLabel = 'kubernetes.io/metadata.name';

/** Labels of namespaces, beside the one that the API gives. */
export const namespaceLabelsSchema = labelsSchema.refine((labels) => !Object.hasOwn(labels, namespaceNameLabel), {
  error: `${namespaceNameLabel} is given by the cluster; leave it out`,
});

/** Addresses of a host. */
export const addressesSchema = z
  .array(textOf(names.address))
  .refine(
    (addresses) =>
      addresses.filter((each) => each.includes(':')).length <= 1 && addresses.filter((each) => !each.includes(':')).length <= 1,
    { error: 'a host has at most one address of each family' },
  );

/** What `everythingElse` can say of a direction. */
export const deniedOnly = z.literal('denied');

/** The moments of hooks at which something is there to be judged. Source: Helm documentation, "Chart Hooks". */
export const hookMoments = ['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade'] as const;
