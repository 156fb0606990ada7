import { findKind } from '../dialects/find-kind.ts';
import { apiGroup } from '../dialects/is-policy.ts';
import { unreadPolicies } from '../dialects/unread-policy.ts';
import type { Suite } from '../suite/suite.ts';
import { readHook } from '../vocabulary/hook.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { CellResult } from '../vocabulary/results.ts';

/** What of a source's objects is there at the moment that a cell is about. */
export interface Kept {
  readonly objects: readonly Manifest[];
  readonly leftOut: NonNullable<CellResult['leftOut']>;
  /** What is wrong with an object that looks like a policy and that no dialect reads. */
  readonly unread: string | undefined;
}

/**
 * Tell the objects that are there from those that are not: hooks come and go. Before an installation or an upgrade only the hooks of that
 * moment are there, after it the release is as well. Nothing is left out without a word.
 */
export function keepObjects(rendered: readonly Manifest[], during: string | undefined, notJudged: Suite['notJudged']): Kept {
  const objects: Manifest[] = [];
  const leftOut: { object: string; reason: string }[] = [];
  const unread: string[] = [];
  for (const manifest of rendered) {
    const name = nameOf(manifest);
    const reason = absence(manifest, during) ?? suppression(manifest, notJudged);
    if (reason !== undefined) {
      leftOut.push({ object: name, reason });
      continue;
    }
    unread.push(...unreadPolicies([manifest]).map(({ message }) => message));
    objects.push(manifest);
  }
  return { objects, leftOut, unread: unread.length === 0 ? undefined : unread.join(' ') };
}

function absence(manifest: Manifest, during: string | undefined): string | undefined {
  const hook = readHook(manifest);
  if (during === undefined)
    return hook?.after === 'gone'
      ? `a hook (${hook.moments.join(', ')}) that is gone once it is done; a scenario with "during: ${hook.moments[0] ?? ''}" is about it`
      : undefined;
  if (hook?.moments.includes(during) === true) return undefined;
  if (hook !== undefined) return `a hook of another moment (${hook.moments.join(', ')})`;
  return during.startsWith('pre-') ? `not there yet during ${during}` : undefined;
}

function suppression(manifest: Manifest, notJudged: Suite['notJudged']): string | undefined {
  const kind = findKind(manifest.object)?.kind;
  if (kind?.role === 'inert') return kind.why;
  const reason = notJudged[`${apiGroup(manifest)}/${manifest.object.kind}`];
  return reason === undefined ? undefined : `not judged, says the suite: ${reason}`;
}

function nameOf({ file, object: { kind, metadata } }: Manifest): string {
  return `${file}: ${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}
