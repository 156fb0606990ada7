import { z } from 'zod';
import type { Manifest } from './manifest.ts';

/** An object that helm makes beside the release, at a moment of its life. Source: Helm documentation, "Chart Hooks". */
export interface Hook {
  /** `pre-install`, `test`, …, as the object's annotation lists them. */
  readonly moments: readonly string[];
  /** Whether it is still there while the release runs. */
  readonly after: 'stays' | 'gone';
}

const annotated = z.object({
  metadata: z.object({
    annotations: z.object({ 'helm.sh/hook': z.string(), 'helm.sh/hook-delete-policy': z.string().default('') }),
  }),
});
/** The hooks that run when a release is made or changed. */
const installing: ReadonlySet<string> = new Set(['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade']);

/**
 * How an object is a hook; undefined where it belongs to the release itself. It is gone where it is a hook of deletions, rollbacks or tests
 * only, or one that helm deletes once it has succeeded.
 */
export function readHook({ object }: Manifest): Hook | undefined {
  const annotations = annotated.safeParse(object).data?.metadata.annotations;
  if (annotations === undefined) return undefined;
  const moments = wordsOf(annotations['helm.sh/hook']);
  const stays =
    moments.some((moment) => installing.has(moment)) && !wordsOf(annotations['helm.sh/hook-delete-policy']).includes('hook-succeeded');
  return { moments, after: stays ? 'stays' : 'gone' };
}

function wordsOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
}
