/**
 * The value at a field path of a manifest, e.g. `spec.ingress[0].from[1]`.
 * @returns undefined where the path leads nowhere
 */
export function readFieldPath(value: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>(
    (place, step) => (isObject(place) && Object.hasOwn(place, step) ? Reflect.get(place, step) : undefined),
    value,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
