import type { Ruleset } from '../policy/ir/ruleset.ts';
import { groupBy } from '../text/group-by.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { World } from '../vocabulary/world.ts';
import type { Dialect } from './dialect.ts';
import { findKind } from './find-kind.ts';
import { compareTies, groupTiers } from './group-tiers.ts';
import { apiGroup } from './is-policy.ts';
import { ManifestError } from './manifest-error.ts';
import { dialects } from './registry.ts';
import type { EnforcerSettings } from './settings.ts';
import { explainUnread } from './unread-policy.ts';

/** Allow rules, which come after those that deny (order 0). */
const usualNetworkPolicyOrder = 1;

/**
 * Compile the policy objects of one cell (see `isPolicy`) against the world they speak of.
 * @throws ManifestError for an object that no dialect reads, two objects of one name, objects of two enforcers' own dialects, and whatever
 * a dialect refuses
 */
export function compile(
  manifests: readonly Manifest[],
  world: World,
  settings: EnforcerSettings,
  among: readonly Dialect[] = dialects,
): Ruleset {
  refuseDuplicates(manifests);
  const byDialect = groupBy(manifests, (manifest) => findDialect(manifest, among));
  const native = findNative(byDialect);
  const context = { world, settings, networkPolicyOrder: native?.networkPolicyOrder ?? usualNetworkPolicyOrder };
  const placed = [...byDialect].flatMap(([dialect, objects]) => dialect.compile(objects, context));
  return { tiers: groupTiers(placed, native?.compareTies ?? compareTies) };
}

function findDialect(manifest: Manifest, among: readonly Dialect[]): Dialect {
  const found = findKind(manifest.object, among);
  if (found?.kind.role === 'policy' || found?.kind.role === 'auxiliary') return found.dialect;
  throw new ManifestError(manifest, 'apiVersion', explainUnread(manifest, among));
}

/** The dialect among those of some objects that is an enforcer's own: at most one, because no cluster enforces two. */
function findNative(byDialect: ReadonlyMap<Dialect, readonly Manifest[]>): Dialect | undefined {
  const [first, second] = [...byDialect].filter(([{ native }]) => native !== undefined);
  const [one, other] = [first?.[1][0], second?.[1][0]];
  if (one !== undefined && other !== undefined) {
    const { kind, metadata } = one.object;
    throw new ManifestError(
      other,
      'apiVersion',
      `${other.object.apiVersion} stands beside ${one.object.apiVersion} (${kind} ${metadata.name}); no CNI enforces both, so render one of them`,
    );
  }
  return first?.[0];
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
