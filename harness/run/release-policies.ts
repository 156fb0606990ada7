import { isPolicy } from '../dialects/is-policy.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { isLasting } from './is-lasting.ts';
import { placeInNamespace } from './place-in-namespace.ts';

/** The policies among a release's objects that stay there with it, each in its namespace. */
export function releasePolicies(manifests: readonly Manifest[], namespace: string): readonly Manifest[] {
  return manifests.filter((manifest) => isPolicy(manifest) && isLasting(manifest)).map((manifest) => placeInNamespace(manifest, namespace));
}
