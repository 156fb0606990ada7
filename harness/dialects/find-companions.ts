import type { Manifest } from '../vocabulary/manifest.ts';
import type { CompileContext } from './front-end.ts';
import { apiGroup } from './is-policy.ts';
import { ManifestError } from './manifest-error.ts';

type Cni = CompileContext['companions'] extends ReadonlySet<infer Name> ? Name : never;

const cniOfGroup: Readonly<Record<string, Cni>> = {
  'cilium.io': 'cilium',
  'projectcalico.org': 'calico',
  'crd.projectcalico.org': 'calico',
};

/**
 * The CNIs whose own dialect is among some objects: at most one, because no cluster enforces both.
 * @throws ManifestError where both are present
 */
export function findCompanions(manifests: readonly Manifest[]): ReadonlySet<Cni> {
  const first = new Map<Cni, Manifest>();
  for (const manifest of manifests) {
    const cni = cniOfGroup[apiGroup(manifest)];
    if (cni !== undefined && !first.has(cni)) first.set(cni, manifest);
  }
  const [one, other] = [...first.values()];
  if (one !== undefined && other !== undefined) {
    const { kind, metadata } = one.object;
    throw new ManifestError(
      other,
      'apiVersion',
      `${other.object.apiVersion} stands beside ${one.object.apiVersion} (${kind} ${metadata.name}); no CNI enforces both, so render one of them`,
    );
  }
  return new Set(first.keys());
}
