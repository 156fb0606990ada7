import { z } from 'zod';

/** @param what completes "must be …", in the words of a manifest: `text`, `a list`, `a map` */
export function mustBe(what: string): { readonly error: (issue: { readonly input?: unknown }) => string } {
  return { error: ({ input }) => (input === undefined ? `is missing; expected ${what}` : `must be ${what}, and is ${describe(input)}`) };
}

/** A field that may be left out, or be `null`, which the API server reads as left out. */
export function optional<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.output<Schema> | undefined> {
  return z.preprocess((value) => value ?? undefined, schema.optional());
}

/** As `optional`, and a value for where it is left out. */
export function withDefault<Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>): z.ZodType<z.output<Schema>> {
  return optional(schema).transform((found): z.output<Schema> => found ?? value);
}

/** A text. */
export const text = z.string(mustBe('text'));

/** A number of things. */
export const count = z.int(mustBe('a whole number')).min(0, 'must not be negative');

/** Labels, or a selector of equal labels; a value that is `null` is empty. Source: Kubernetes documentation, "Labels and Selectors". */
export const labelMap = z.record(
  z.string(),
  z.preprocess((value) => value ?? '', text),
  mustBe('a map of labels'),
);

/** A list. */
export function listOf<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item, mustBe('a list'));
}

/** A map with these fields, and others that change nothing here. */
export function mapOf<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.object(shape, mustBe('a map'));
}

function describe(input: unknown): string {
  if (typeof input === 'string') return `the text ${JSON.stringify(input)}`;
  if (typeof input === 'number' || typeof input === 'boolean') return `${JSON.stringify(input)} without quotes`;
  if (input === null) return 'nothing';
  return Array.isArray(input) ? 'a list' : 'a map';
}
