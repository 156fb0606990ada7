import { compile } from '../../dialects/compile.ts';
import { findKind } from '../../dialects/find-kind.ts';
import { ManifestError } from '../../dialects/manifest-error.ts';
import { policyRefOf } from '../../dialects/policy-ref-of.ts';
import { defaultSettings } from '../../dialects/settings.ts';
import type { Tier } from '../../policy/ir/tier.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import type { World } from '../../vocabulary/world.ts';
import { readCalico } from './calico.ts';
import { readCilium } from './cilium.ts';
import { readClusterNetworkPolicy } from './cluster-network-policy.ts';
import { readKubernetes } from './kubernetes.ts';
import type { PolicyPart, PolicyReading } from './policy-reading.ts';

/** A policy that its API or its enforcer refuses. */
export interface RefusedPolicy {
  readonly manifest: Manifest;
  /** Field path of what is refused. */
  readonly path: string;
  /** In words, with file, object and path. */
  readonly why: string;
}

/** What reading policies came to. */
export interface PolicyReadings {
  readonly policies: readonly PolicyReading[];
  readonly refused: readonly RefusedPolicy[];
}

type Reader = (manifest: Manifest, world: World) => readonly PolicyPart[];

/** By the dialect's id; policies of others are compiled, and their fields not looked at. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ['kubernetes', readKubernetes],
  ['cilium', readCilium],
  ['calico', readCalico],
  ['clusterNetworkPolicy', readClusterNetworkPolicy],
]);

/** Read policies, each on its own with what policies may refer to: one that is refused changes nothing about the others. */
export function readPolicies(manifests: readonly Manifest[], world: World): PolicyReadings {
  const auxiliaries = manifests.filter(({ object }) => findKind(object)?.kind.role === 'auxiliary');
  const policies: PolicyReading[] = [];
  const refused: RefusedPolicy[] = [];
  for (const manifest of manifests) {
    const found = findKind(manifest.object);
    if (found?.kind.role !== 'policy') continue;
    const beside = auxiliaries.filter(({ object }) => findKind(object)?.dialect === found.dialect);
    try {
      const { tiers } = compile([...beside, manifest], world, defaultSettings);
      const [tier]: readonly Tier[] = tiers;
      policies.push({
        dialect: found.dialect.id,
        manifest,
        ref: policyRefOf(manifest),
        scope: found.kind.scope,
        parts: readers.get(found.dialect.id)?.(manifest, world) ?? [],
        compiled: tiers.flatMap((each) => each.policies),
        tier: tier?.name ?? '',
      });
    } catch (error) {
      if (!(error instanceof ManifestError)) throw error;
      refused.push({ manifest, path: error.path, why: error.message });
    }
  }
  return { policies, refused };
}
