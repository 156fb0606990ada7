import type { Manifest } from '../vocabulary/manifest.ts';
import type { PolicyRef } from '../vocabulary/policy-ref.ts';

/** The reference that names a manifest's object. */
export function policyRefOf({ file, object }: Manifest): PolicyRef {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace } = metadata;
  return { apiVersion, kind, name, file, ...(namespace === undefined ? {} : { namespace }) };
}
