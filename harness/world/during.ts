import { readHook } from '../vocabulary/hook.ts';
import type { Manifest } from '../vocabulary/manifest.ts';

/** When an object, or what runs in its pods, is there: as long as the release, or only while helm runs its hook. */
export type During = { readonly kind: 'release' } | { readonly kind: 'hook'; readonly moments: readonly string[] };

/** Kinds whose pods end, and for whose end helm waits where they are hooks. */
const ending: ReadonlySet<string> = new Set(['Job', 'Pod']);

/** When an object is there; of one whose pods end, when these run. */
export function readDuring(manifest: Manifest): During {
  const hook = readHook(manifest);
  if (hook === undefined || (hook.after === 'stays' && !ending.has(manifest.object.kind))) return { kind: 'release' };
  return { kind: 'hook', moments: hook.moments };
}
