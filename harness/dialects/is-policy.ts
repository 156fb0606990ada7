import type { Manifest } from '../vocabulary/manifest.ts';
import { findKind } from './find-kind.ts';

/** The API group of an object: `networking.k8s.io` of `networking.k8s.io/v1`; empty for the core group. */
export function apiGroup({ object }: Manifest): string {
  const slash = object.apiVersion.indexOf('/');
  return slash === -1 ? '' : object.apiVersion.slice(0, slash);
}

/**
 * Whether an object is for `compile`: a policy of a dialect, or what policies refer to. One that looks like a policy and is none of these
 * is for `unreadPolicy`, which is asked before.
 */
export function isPolicy({ object }: Manifest): boolean {
  const role = findKind(object)?.kind.role;
  return role === 'policy' || role === 'auxiliary';
}
