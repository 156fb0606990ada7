/** Lists and maps of texts in a NetworkPolicy; all other lists hold objects. */
const texts: ReadonlySet<string> = new Set(['policyTypes', 'values', 'except', 'matchLabels']);

/**
 * A NetworkPolicy's `spec` without `null`s, as the API server decodes it: a field is absent; an item of a list, or a value of a map, is the
 * empty one of its type, so that `ingress: [null]` is a rule that allows everything. Observed with Kubernetes 1.34 (server-side dry run).
 */
export function decodeNulls(value: unknown, field = 'spec'): unknown {
  if (value === null) return texts.has(field) ? '' : {};
  if (Array.isArray(value)) return value.map((item: unknown) => decodeNulls(item, field));
  if (typeof value !== 'object') return value;
  const decode = (key: string, inner: unknown): unknown => {
    if (field === 'matchLabels') return inner ?? '';
    // The name stays, as a field that the API does not know is refused whatever it holds.
    return inner === null ? undefined : decodeNulls(inner, key);
  };
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, decode(key, inner)]));
}
