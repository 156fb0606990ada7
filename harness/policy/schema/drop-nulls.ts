/**
 * An object without its `null` fields, at every depth: how the API server reads a custom resource whose fields are not
 * nullable (`fromEndpoints:` with nothing behind it is an absent field, not an empty list). Items of lists stay.
 * Source: Kubernetes documentation, "Extend the Kubernetes API with CustomResourceDefinitions", "Defaulting and Nullable".
 */
export function dropNulls<Value>(value: Value): Value {
  return drop(value) as Value;
}

function drop(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(drop);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(entries.map(([key, field]) => [key, drop(field)]));
}
