import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';

/** Every container image that objects name, each once: the values of fields `image` that are texts, at any depth but not in schemas. */
export function imagesOf(objects: readonly KubernetesObject[]): readonly string[] {
  return [...new Set(objects.filter(({ kind }) => kind !== 'CustomResourceDefinition').flatMap(findImages))];
}

function findImages(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(findImages);
  return Object.entries(value).flatMap(([field, content]: [string, unknown]) =>
    field === 'image' && typeof content === 'string' ? [content] : findImages(content),
  );
}
