/** A JSON schema as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The schema of a CustomResourceDefinition as a JSON schema that refuses unknown fields, as `kubeconform -strict` reads it: where
 * fields are named, no others may be there unless `x-kubernetes-preserve-unknown-fields` says so. `metadata` stays open.
 */
export function toStrictSchema(schema: JsonSchema): JsonSchema {
  if (schema['x-kubernetes-int-or-string'] === true) return { type: ['integer', 'string'] };
  const strict = Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, toStrictKeyword(keyword, value)]));
  const isClosed = 'properties' in schema && !('additionalProperties' in schema) && schema['x-kubernetes-preserve-unknown-fields'] !== true;
  return isClosed ? { ...strict, additionalProperties: false } : strict;
}

function toStrictKeyword(keyword: string, value: unknown): unknown {
  // Go writes a Unicode category of one letter without braces.
  if (keyword === 'pattern' && typeof value === 'string') return value.replace(/\\([pP])([A-Z])/g, '\\$1{$2}');
  if (keyword === 'properties' && isSchema(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, isSchema(field) ? toStrictSchema(field) : field]));
  }
  // Alternatives (anyOf…) only add conditions to fields that are named beside them: closing them would refuse those.
  return (keyword === 'items' || keyword === 'additionalProperties') && isSchema(value) ? toStrictSchema(value) : value;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
