import { z } from 'zod';

type Choice<Shape extends Record<string, z.ZodType>> = z.ZodObject<
  { -readonly [Field in keyof Shape]: z.ZodOptional<Shape[Field]> },
  z.core.$strict
>;

/** A strict object of optional fields of which exactly one is set (`minProperties` and `maxProperties` 1). */
export function exactlyOne<Shape extends Record<string, z.ZodType>>(shape: Shape): Choice<Shape> {
  return z
    .strictObject(shape)
    .partial()
    .superRefine((object, context) => {
      const set = Object.entries(object).flatMap(([field, value]) => (value === undefined ? [] : [field]));
      if (set.length === 1) return;
      const found = set.length === 0 ? 'none is set' : `${set.join(' and ')} are set`;
      context.addIssue({ code: 'custom', message: `set exactly one of ${Object.keys(shape).join(', ')}; ${found}` });
    });
}
