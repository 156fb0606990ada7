/** A map of fields, as parsed from YAML. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a map, and neither a list nor null. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
