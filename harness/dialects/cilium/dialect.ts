import type { Manifest } from '../../vocabulary/manifest.ts';
import type { CompileContext, Dialect, PlacedPolicy } from '../dialect.ts';
import { ManifestError } from '../manifest-error.ts';
import { policyRefOf } from '../policy-ref-of.ts';
import { dropNulls } from '../schema/drop-nulls.ts';
import { parseManifest } from '../schema/parse-manifest.ts';
import { type CidrGroup, readCidrGroup } from './cidr-group.ts';
import { compileSpec } from './compile-spec.ts';
import { ciliumKinds } from './kinds.ts';
import { ciliumPolicySchema } from './policy-schema.ts';
import type { PolicyScope } from './scope-selector.ts';

const cidrGroupKind = 'CiliumCIDRGroup';

/**
 * cilium.io/v2: deny rules before allow rules of every policy; a direction is isolated by a policy that holds a rule for it.
 * Not supported, and refused: node selectors (host firewall), layer 7 rules but DNS, TLS, Envoy listeners, authentication,
 * cloud provider groups, node peers. Source: Cilium documentation, "Network Policy"; code of Cilium 1.20.2.
 */
export const ciliumDialect: Dialect = {
  id: 'cilium',
  code: 'c',
  title: 'Cilium',
  groups: ['cilium.io'],
  kinds: ciliumKinds,
  native: 'cilium',
  compile: (manifests, context) => {
    const objects = manifests.map((manifest) => ({ ...manifest, object: dropNulls(manifest.object) }));
    const cidrGroups = objects.filter(({ object }) => object.kind === cidrGroupKind).map(readCidrGroup);
    const policies = objects.filter(({ object }) => object.kind !== cidrGroupKind);
    return policies.flatMap((manifest) => compilePolicy(manifest, context, cidrGroups));
  },
};

function compilePolicy(manifest: Manifest, { world, settings }: CompileContext, cidrGroups: readonly CidrGroup[]): PlacedPolicy[] {
  const { spec, specs = [] } = parseManifest(ciliumPolicySchema, manifest);
  const all = [
    ...(spec === undefined ? [] : [{ path: 'spec', spec }]),
    ...specs.map((item, index) => ({ path: `specs[${String(index)}]`, spec: item })),
  ];
  const refuse = (path: string, problem: string): never => {
    throw new ManifestError(manifest, path, problem);
  };
  const context = { world, settings, cidrGroups, refuse, scope: scopeOf(manifest), ref: policyRefOf(manifest) };
  return all.flatMap((item) => compileSpec(item.spec, { ...context, path: item.path }));
}

function scopeOf(manifest: Manifest): PolicyScope {
  const { kind, metadata } = manifest.object;
  if (kind === 'CiliumClusterwideNetworkPolicy') {
    if (metadata.namespace === undefined) return { kind: 'cluster' };
    throw new ManifestError(manifest, 'metadata.namespace', 'a CiliumClusterwideNetworkPolicy has no namespace; remove it');
  }
  if (metadata.namespace !== undefined) return { kind: 'namespace', name: metadata.namespace };
  throw new ManifestError(manifest, 'metadata.namespace', 'is missing; set it to the namespace the policy is applied in');
}
