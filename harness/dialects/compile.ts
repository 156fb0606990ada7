import type { Manifest } from '../vocabulary/manifest.ts';
import type { World } from '../vocabulary/world.ts';
import { findCompanions } from './find-companions.ts';
import type { EnforcerSettings, FrontEnd } from './front-end.ts';
import { frontEnds } from './front-ends.ts';
import { groupBy } from '../text/group-by.ts';
import { groupTiers } from './group-tiers.ts';
import type { Ruleset } from '../policy/ir/ruleset.ts';
import { apiGroup } from './is-policy.ts';
import { ManifestError } from './manifest-error.ts';

/**
 * Compile the policy objects of one cell (see `isPolicy`) against the world they speak of.
 * @throws ManifestError for an object that no front end understands, two objects of one name, objects of both CNIs' own
 * dialects, and whatever a front end refuses
 */
export function compile(manifests: readonly Manifest[], world: World, settings: EnforcerSettings): Ruleset {
  refuseDuplicates(manifests);
  const context = { world, companions: findCompanions(manifests), settings };
  const byFrontEnd = groupBy(manifests, findFrontEnd);
  return { tiers: groupTiers([...byFrontEnd].flatMap(([frontEnd, objects]) => frontEnd.compile(objects, context))) };
}

function findFrontEnd(manifest: Manifest): FrontEnd {
  const { apiVersion, kind } = manifest.object;
  const found = frontEnds.find(({ kinds }) => kinds.includes(`${apiVersion}/${kind}`));
  if (found !== undefined) return found;
  throw new ManifestError(manifest, 'apiVersion', `${apiVersion} ${kind} is not a policy this model understands; ${adviseOn(manifest)}`);
}

function adviseOn(manifest: Manifest): string {
  const group = apiGroup(manifest);
  // Calico's documentation, "Calico API": these objects are not checked, and not to be written by others.
  if (group === 'crd.projectcalico.org') return 'it is how Calico stores its policies; its API is projectcalico.org/v3';
  const known = frontEnds.flatMap(({ kinds }) => kinds).filter((name) => name.startsWith(`${group}/`));
  return known.length === 0 ? 'no object of this API group is' : `supported are ${known.join(', ')}`;
}

function refuseDuplicates(manifests: readonly Manifest[]): void {
  const seen = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const { kind, metadata } = manifest.object;
    const key = JSON.stringify([apiGroup(manifest), kind, metadata.namespace, metadata.name]);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw new ManifestError(
        manifest,
        'metadata.name',
        `the same object is also in ${earlier.file}; one would overwrite the other, so rename one`,
      );
    }
    seen.set(key, manifest);
  }
}
