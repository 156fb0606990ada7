import { z } from 'zod';

/**
 * A field that the dialect knows and the model does not: absent is fine, anything else is refused with the reason.
 * @param why completes "is not supported: …" and says what to do instead
 */
export function unsupported(why: string): z.ZodOptional<z.ZodType<never>> {
  return z.custom<never>(() => false, `is not supported: ${why}`).optional();
}
