import { z } from 'zod';

/** A port number. */
export const portNumberSchema = z.int('is not a whole number').min(1, 'a port is 1 to 65535').max(65_535, 'a port is 1 to 65535');

/** A container port's name (IANA_SVC_NAME: at most 15 of a-z 0-9 -, at least one letter). */
export const portNameSchema = z
  .string()
  .regex(/^(?=.*[a-z])(?!-)(?!.*--)[a-z0-9-]{1,15}(?<!-)$/, 'is not a port name (at most 15 of a-z, 0-9 and -, with a letter)');
