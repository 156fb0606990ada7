import type { Manifest } from '../vocabulary/manifest.ts';
import type { Dialect } from './dialect.ts';
import { findKind, readKinds } from './find-kind.ts';
import { apiGroup } from './is-policy.ts';
import { ManifestError } from './manifest-error.ts';
import { looksLikePolicy } from './policy-shape.ts';
import { dialects } from './registry.ts';

/**
 * What is wrong with an object that decides flows, or looks as if it did, and that no dialect reads: of another API, of another version, or
 * refused by its dialect. Without a word it would be a promise that nobody judged.
 * @returns undefined for what is read, and for what decides no flow
 */
export function unreadPolicy(manifest: Manifest, among: readonly Dialect[] = dialects): string | undefined {
  const { object } = manifest;
  switch (findKind(object, among)?.kind.role) {
    case 'policy':
    case 'auxiliary':
    case 'inert':
      return undefined;
    case 'refused':
      return explainUnread(manifest, among);
    case undefined: {
      const isOfDialect = among.some(({ groups }) => groups.includes(apiGroup(manifest)));
      return isOfDialect || looksLikePolicy(object) ? explainUnread(manifest, among) : undefined;
    }
  }
}

/** Every object among these that `unreadPolicy` has something to say about, as the error to show. */
export function unreadPolicies(manifests: readonly Manifest[], among: readonly Dialect[] = dialects): readonly ManifestError[] {
  return manifests.flatMap((manifest) => {
    const problem = unreadPolicy(manifest, among);
    return problem === undefined ? [] : [new ManifestError(manifest, 'apiVersion', problem)];
  });
}

/** Why no dialect compiles an object, and what to do. */
export function explainUnread(manifest: Manifest, among: readonly Dialect[] = dialects): string {
  const { apiVersion, kind } = manifest.object;
  return `${apiVersion} ${kind} is not a policy this model understands; ${adviseOn(manifest, among)}`;
}

function adviseOn(manifest: Manifest, among: readonly Dialect[]): string {
  const found = findKind(manifest.object, among)?.kind;
  if (found !== undefined && 'why' in found) return found.why;
  const group = apiGroup(manifest);
  const known = among.flatMap(readKinds).flatMap(({ apiVersions, kind }) => apiVersions.map((version) => `${version}/${kind}`));
  const ofGroup = known.filter((name) => name.startsWith(`${group}/`));
  return ofGroup.length === 0
    ? 'no object of this API group is, so nobody would judge what it decides; leave it out'
    : `supported are ${ofGroup.join(', ')}`;
}
