import type { Manifest } from '../vocabulary/manifest.ts';

const clusterScoped = new Set([
  'ClusterNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'CiliumCIDRGroup',
  'GlobalNetworkPolicy',
  'GlobalNetworkSet',
  'Tier',
]);

/** Write the release namespace into an object that leaves it out, as applying it there would. */
export function placeInNamespace(manifest: Manifest, namespace: string): Manifest {
  const { object } = manifest;
  if (clusterScoped.has(object.kind) || object.metadata.namespace !== undefined) return manifest;
  return { ...manifest, object: { ...object, metadata: { ...object.metadata, namespace } } };
}
