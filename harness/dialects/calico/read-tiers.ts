import type { Manifest } from '../../vocabulary/manifest.ts';
import type { PlacedPolicy } from '../dialect.ts';
import { tierOrders } from '../../policy/ir/tier.ts';
import { ManifestError } from '../manifest-error.ts';
import { parseManifest } from '../schema/parse-manifest.ts';
import { tierSchema } from './policy-schema.ts';

/** A tier: its place, and whether its end denies or passes what no rule decided. */
export interface CalicoTier {
  readonly place: PlacedPolicy['tier'];
  readonly defaultAction: 'Deny' | 'Pass';
}

/**
 * Tiers that every cluster has. `kube-admin` and `kube-baseline` are where Calico keeps ClusterNetworkPolicies, so they are the
 * same tiers here. Source: Calico documentation, "Tier".
 */
const builtIn = new Map<string, CalicoTier>([
  ['kube-admin', { place: { name: 'Admin', order: tierOrders.admin }, defaultAction: 'Pass' }],
  ['default', { place: { name: 'default', order: tierOrders.default }, defaultAction: 'Deny' }],
  ['kube-baseline', { place: { name: 'Baseline', order: tierOrders.baseline }, defaultAction: 'Pass' }],
]);

/** All tiers by name: the built-in ones, and Tier objects; one without `order` comes last. @throws ManifestError */
export function readTiers(manifests: readonly Manifest[]): ReadonlyMap<string, CalicoTier> {
  return new Map([...builtIn, ...manifests.map((manifest) => readTier(manifest))]);
}

function readTier(manifest: Manifest): [string, CalicoTier] {
  const { metadata, spec } = parseManifest(tierSchema, manifest);
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(metadata.name)) {
    throw new ManifestError(manifest, 'metadata.name', 'a tier name consists of lower case letters, digits and -');
  }
  const { order = Number.POSITIVE_INFINITY, defaultAction } = spec;
  const fixed = builtIn.get(metadata.name);
  if (fixed === undefined) return [metadata.name, { place: { name: metadata.name, order }, defaultAction }];
  if (order !== fixed.place.order) throw new ManifestError(manifest, 'spec.order', `must be ${String(fixed.place.order)} for this tier`);
  if (defaultAction !== fixed.defaultAction) {
    throw new ManifestError(manifest, 'spec.defaultAction', `must be ${fixed.defaultAction} for this tier`);
  }
  return [metadata.name, fixed];
}
