/** Maps: any name may stand in them. */
const maps: ReadonlySet<string> = new Set(['matchLabels', 'labels', 'annotations']);

/**
 * An object whose `null` fields are undefined, at every depth: how the API server reads a custom resource whose fields are not nullable
 * (`fromEndpoints:` with nothing behind it is an absent field, not an empty list). The names stay, because a field that the API does not
 * know is refused whatever it holds; entries of maps go. Items of lists stay `null`.
 * Source: Kubernetes documentation, "Extend the Kubernetes API with CustomResourceDefinitions", "Defaulting and Nullable"; observed with
 * Kubernetes 1.34 (server-side dry run).
 */
export function dropNulls<Value>(value: Value): Value {
  return drop(value, '') as Value;
}

function drop(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => drop(item, ''));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null || !maps.has(field));
  return Object.fromEntries(entries.map(([key, inner]: [string, unknown]) => [key, inner === null ? undefined : drop(inner, key)]));
}
