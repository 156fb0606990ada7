import { formatPolicyRef } from '../policy/format-policy-ref.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { Dialect } from './dialect.ts';
import { findKind, readKinds } from './find-kind.ts';
import { apiGroup } from './is-policy.ts';
import { ManifestError } from './manifest-error.ts';
import { policyRefOf } from './policy-ref-of.ts';
import { looksLikePolicy } from './policy-shape.ts';
import { dialects } from './registry.ts';

/** What is taken for known. */
export interface ReadOptions {
  /** `group/Kind` of objects that a suite names as known and not judged: `crd.antrea.io/NetworkPolicy`. */
  readonly notJudged?: readonly string[];
  readonly among?: readonly Dialect[];
}

/**
 * What is wrong with an object that decides flows, or looks as if it did, and that no dialect reads: of another API, of another version, or
 * refused by its dialect. Without a word it would be a promise that nobody judged.
 * @returns undefined for what is read, for what decides no flow, and for what is named as not judged
 */
export function unreadPolicy(manifest: Manifest, { notJudged = [], among = dialects }: ReadOptions = {}): string | undefined {
  const { object } = manifest;
  if (notJudged.includes(`${apiGroup(manifest)}/${object.kind}`)) return undefined;
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
export function unreadPolicies(manifests: readonly Manifest[], options?: ReadOptions): readonly ManifestError[] {
  return manifests.flatMap((manifest) => {
    const problem = unreadPolicy(manifest, options);
    return problem === undefined ? [] : [new ManifestError(manifest, 'apiVersion', problem)];
  });
}

/** Objects that decide no flow, or are named as not judged, each as a sentence: they are left out, not forgotten. */
export function leftOut(manifests: readonly Manifest[], { notJudged = [], among = dialects }: ReadOptions = {}): readonly string[] {
  return manifests.flatMap((manifest) => {
    const kind = findKind(manifest.object, among)?.kind;
    const named = `${manifest.file}: ${formatPolicyRef(policyRefOf(manifest))} is left out`;
    if (kind?.role === 'inert') return [`${named}: ${kind.why}.`];
    const isNamed = notJudged.includes(`${apiGroup(manifest)}/${manifest.object.kind}`);
    return isNamed && unreadPolicy(manifest, { among }) !== undefined ? [`${named}: the suite names it as not judged.`] : [];
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
