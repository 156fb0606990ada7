import { z } from 'zod';

/** Source: Kubernetes documentation, "Object Names and IDs", "DNS Subdomain Names". */
const name = z
  .string()
  .max(253, 'is longer than the 253 characters that a name may have')
  .regex(/^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/, 'is no name: use a-z, 0-9, - and ., with a letter or digit at both ends');

/** `metadata` of a policy object. Other fields of ObjectMeta change nothing about what a policy does, so they are let through. */
export const metadataSchema = z.looseObject({ name, namespace: z.string().min(1).optional() });
