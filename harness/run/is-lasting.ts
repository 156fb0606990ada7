import { z } from 'zod';
import type { Manifest } from '../vocabulary/manifest.ts';

const annotated = z.object({
  metadata: z.object({
    annotations: z.object({ 'helm.sh/hook': z.string(), 'helm.sh/hook-delete-policy': z.string().default('') }),
  }),
});
/** The hooks that run when a release is made or changed. */
const installing: ReadonlySet<string> = new Set(['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade']);

/**
 * Whether an object is there while a release runs: not where it is a hook of deletions or rollbacks only, or one that helm deletes once it
 * has succeeded. Source: Helm documentation, "Chart Hooks".
 */
export function isLasting({ object }: Manifest): boolean {
  const hook = annotated.safeParse(object).data?.metadata.annotations;
  if (hook === undefined) return true;
  return (
    wordsOf(hook['helm.sh/hook']).some((word) => installing.has(word)) &&
    !wordsOf(hook['helm.sh/hook-delete-policy']).includes('hook-succeeded')
  );
}

function wordsOf(list: string): readonly string[] {
  return list.split(',').map((word) => word.trim());
}
