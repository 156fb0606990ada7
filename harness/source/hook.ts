import { z } from 'zod';
import type { Manifest } from '../vocabulary/manifest.ts';

const annotated = z.object({
  metadata: z.object({
    annotations: z.object({ 'helm.sh/hook': z.string(), 'helm.sh/hook-delete-policy': z.string().default('') }),
  }),
});
/** The hooks that run when a release is made or changed. */
const installing: ReadonlySet<string> = new Set(['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade']);

/** When helm makes an object that is not part of a release as such, and when it deletes it. */
export interface Hook {
  /** e.g. `pre-install`, `post-upgrade`, `test`; as written, in lower case. */
  readonly phases: readonly string[];
  /** e.g. `before-hook-creation`, `hook-succeeded`, `hook-failed`; empty where helm's default holds, `before-hook-creation`. */
  readonly deletePolicies: readonly string[];
  /** Whether it is there while the release runs: made with it, and not deleted once it has succeeded. */
  readonly lasts: boolean;
}

/**
 * What makes an object a hook; undefined for what is none. The annotations say the same in manifests that helm rendered elsewhere.
 * Source: Helm documentation, "Chart Hooks"; helm's pkg/release/util, SortManifests, for the words' case.
 */
export function hookOf({ object }: Manifest): Hook | undefined {
  const annotations = annotated.safeParse(object).data?.metadata.annotations;
  if (annotations === undefined) return undefined;
  const phases = wordsOf(annotations['helm.sh/hook']);
  const deletePolicies = wordsOf(annotations['helm.sh/hook-delete-policy']);
  const lasts = phases.some((phase) => installing.has(phase)) && !deletePolicies.includes('hook-succeeded');
  return { phases, deletePolicies, lasts };
}

/**
 * Whether an object is there while a release runs: not where it is a hook of deletions or rollbacks only, or one that helm deletes once it
 * has succeeded.
 */
export function isLasting(manifest: Manifest): boolean {
  return hookOf(manifest)?.lasts ?? true;
}

function wordsOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
}
