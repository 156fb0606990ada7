import { z } from 'zod';

/** A string that says something. */
export const text = z.string().min(1);

/** A count. */
export const wholeNumber = z.int().min(0);

/** A duration or a time since the start of the run, in milliseconds. */
export const milliseconds = z.number().min(0);

/** Strings by name. */
export const texts = z.record(z.string(), z.string());
