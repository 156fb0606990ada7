type Values = Readonly<Record<string, unknown>>;

/** Merge values as helm does: maps are merged key by key, anything else is replaced by the later one. */
export function mergeValues(...sources: readonly Values[]): Values {
  return sources.reduce((merged, source) => mergeTwo(merged, source), {});
}

function mergeTwo(under: Values, over: Values): Values {
  const entries = Object.entries(over).map(([key, value]) => {
    const below = Object.hasOwn(under, key) ? under[key] : undefined;
    return [key, isMap(below) && isMap(value) ? mergeTwo(below, value) : value] as const;
  });
  return { ...under, ...Object.fromEntries(entries) };
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
