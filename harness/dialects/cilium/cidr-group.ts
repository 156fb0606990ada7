import type { Manifest } from '../../vocabulary/manifest.ts';
import { parseManifest } from '../schema/parse-manifest.ts';
import { cidrGroupSchema } from './policy-schema.ts';

/** A CiliumCIDRGroup. */
export interface CidrGroup {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly cidrs: readonly string[];
}

/** Read a CiliumCIDRGroup. @throws ManifestError */
export function readCidrGroup(manifest: Manifest): CidrGroup {
  const { metadata, spec } = parseManifest(cidrGroupSchema, manifest);
  return { name: metadata.name, labels: metadata.labels ?? {}, cidrs: spec.externalCIDRs };
}
