import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import type { Path, Place } from './place.ts';

/** An object, its `spec`, and every value in that, in the order they are written. */
export function listPlaces(object: KubernetesObject): readonly Place[] {
  const root: Place = { path: [], pattern: '', value: object, siblings: 0 };
  return [root, ...placesIn(object['spec'], ['spec'], 'spec', 0)];
}

function placesIn(value: unknown, path: Path, pattern: string, siblings: number): readonly Place[] {
  const here: Place = { path, pattern, value, siblings };
  if (Array.isArray(value)) {
    const { length } = value;
    return [here, ...value.flatMap((item: unknown, position) => placesIn(item, [...path, position], `${pattern}[]`, length))];
  }
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, field]) => placesIn(field, [...path, key], `${pattern}.${key}`, 0))];
}
