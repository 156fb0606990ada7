import { z } from 'zod';

/** `metadata` of a policy object. Other fields of ObjectMeta change nothing about what a policy does, so they are let through. */
export const metadataSchema = z.looseObject({ name: z.string().min(1), namespace: z.string().min(1).optional() });
