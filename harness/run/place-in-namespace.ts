import { findKind } from '../dialects/find-kind.ts';
import type { Manifest } from '../vocabulary/manifest.ts';

/**
 * Write the release namespace into a policy that leaves it out, as applying it there would. An object of which no dialect says whether it has
 * a namespace stays as it is.
 */
export function placeInNamespace(manifest: Manifest, namespace: string): Manifest {
  const { object } = manifest;
  if (findKind(object)?.kind.scope !== 'namespaced' || object.metadata.namespace !== undefined) return manifest;
  return { ...manifest, object: { ...object, metadata: { ...object.metadata, namespace } } };
}
