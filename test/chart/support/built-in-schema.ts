import { z } from 'zod';
import type { JsonSchema } from './strict-schema.ts';

const typeSchema = z.lazy(() =>
  z.object({
    namedType: z.string().optional(),
    scalar: z.string().optional(),
    list: z.object({ elementType: typeSchema }).optional(),
    map: z
      .object({ fields: z.array(z.object({ name: z.string(), type: typeSchema })).optional(), elementType: typeSchema.optional() })
      .optional(),
  }),
) as z.ZodType<TypeDefinition>;

interface TypeDefinition {
  readonly namedType?: string | undefined;
  readonly scalar?: string | undefined;
  readonly list?: { readonly elementType: TypeDefinition } | undefined;
  readonly map?:
    | {
        readonly fields?: readonly { readonly name: string; readonly type: TypeDefinition }[] | undefined;
        readonly elementType?: TypeDefinition | undefined;
      }
    | undefined;
}

const documentSchema = z.object({ types: z.array(z.intersection(z.object({ name: z.string() }), typeSchema)) });

/**
 * The field names and types of Kubernetes' built-in kinds as one JSON schema, a definition for each: from the schema that
 * server-side apply uses (structured-merge-diff). Definitions are named as Kubernetes does: `io.k8s.api.core.v1.Service`.
 */
export function toBuiltInSchema(document: unknown): JsonSchema {
  const { types } = documentSchema.parse(document);
  return { $id: 'built-in', definitions: Object.fromEntries(types.map((type) => [type.name, toSchema(type)])) };
}

/** `untyped` has no entry: IntOrString, Quantity, Time. */
const scalarTypes: Readonly<Record<string, string>> = { string: 'string', boolean: 'boolean', numeric: 'number' };

function toSchema({ namedType, scalar, list, map }: TypeDefinition): JsonSchema {
  if (namedType !== undefined) return { $ref: `#/definitions/${namedType}` };
  if (list !== undefined && map === undefined) return { type: 'array', items: toSchema(list.elementType) };
  if (map !== undefined && list === undefined) return toObjectSchema(map);
  const type = scalar === undefined ? undefined : scalarTypes[scalar];
  return type === undefined ? {} : { type };
}

function toObjectSchema({ fields, elementType }: NonNullable<TypeDefinition['map']>): JsonSchema {
  if (fields === undefined) return { type: 'object', ...(elementType && { additionalProperties: toSchema(elementType) }) };
  const properties = Object.fromEntries(fields.map(({ name, type }) => [name, toSchema(type)]));
  return { type: 'object', properties, additionalProperties: false };
}
