import type { Manifest } from '../../vocabulary/manifest.ts';
import type { CompileContext, Dialect, PlacedPolicy } from '../dialect.ts';
import type { Policy } from '../../policy/ir/policy.ts';
import { ManifestError } from '../manifest-error.ts';
import { policyRefOf } from '../policy-ref-of.ts';
import { dropNulls } from '../schema/drop-nulls.ts';
import { parseManifest } from '../schema/parse-manifest.ts';
import { calicoKinds } from './kinds.ts';
import { compilePolicy } from './compile-policy.ts';
import { type Labelled, labelledOf } from './labelled.ts';
import { type CalicoSpec, globalNetworkPolicySchema, networkPolicySchema } from './policy-schema.ts';
import { type CalicoTier, readTiers } from './read-tiers.ts';

/**
 * projectcalico.org/v3: tiers by order, in a tier policies by order, then as `compareTies` says, first match decides; at the end of a tier a pod
 * that one of its policies selects is isolated. Not supported, and refused: staged policies, host endpoints and what is for them
 * (`applyOnForward`, `preDNAT`, `doNotTrack`), HTTP matches. Source: Calico documentation, "Network policy", "Tier".
 */
export const calicoDialect: Dialect = {
  id: 'calico',
  code: 'a',
  title: 'Calico',
  groups: ['projectcalico.org', 'crd.projectcalico.org'],
  kinds: calicoKinds,
  native: 'calico',
  // Calico documentation, "Tier": NetworkPolicies are in the default tier, with order 1000.
  networkPolicyOrder: 1000,
  compareTies,
  // Its admission webhook (3.32, tiered RBAC) asks the apiserver three things about each, at five a second, and 16 at once were seen to run
  // into the webhook's own time-out of 5 s.
  applyAtOnce: 2,
  // The tier's own resource name, `tier.<kind>`, is checked beside the kind itself.
  authorisedAs: ['tier.networkpolicies', 'tier.globalnetworkpolicies'],
  compile: (manifests, context) => {
    const objects = manifests.map((manifest) => ({ ...manifest, object: dropNulls(manifest.object) }));
    const of = (...kinds: string[]): Manifest[] => objects.filter(({ object }) => kinds.includes(object.kind));
    const surroundings = {
      context,
      tiers: readTiers(of('Tier')),
      labelled: labelledOf(context.world, of('NetworkSet', 'GlobalNetworkSet')),
    };
    return [
      ...of('NetworkPolicy').map((manifest) => compileNamespaced(manifest, surroundings)),
      ...of('GlobalNetworkPolicy').map((manifest) => compileGlobal(manifest, surroundings)),
    ];
  },
};

/**
 * Policies of one order go by `name/namespace/kind`, compared as text: `web-deny` and `web.deny` before `web`, `web2` after it; of one name the
 * GlobalNetworkPolicy first, then the NetworkPolicy of Kubernetes, then Calico's. Measured on Calico 3.32.1; its documentation says "by name".
 */
function compareTies(a: Policy, b: Policy): number {
  const [one, other] = [tieKey(a), tieKey(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function tieKey({ ref: { apiVersion, kind, name, namespace = '' } }: Policy): string {
  return `${name}/${namespace}/${apiVersion.startsWith('projectcalico.org/') ? kind : `Kubernetes${kind}`}`;
}

interface Surroundings {
  readonly context: CompileContext;
  readonly tiers: ReadonlyMap<string, CalicoTier>;
  readonly labelled: readonly Labelled[];
}

function compileNamespaced(manifest: Manifest, surroundings: Surroundings): PlacedPolicy {
  const { metadata, spec } = parseManifest(networkPolicySchema, manifest);
  if (metadata.namespace === undefined) {
    throw new ManifestError(manifest, 'metadata.namespace', 'is missing; set it to the namespace the policy is applied in');
  }
  return place(manifest, spec, metadata.namespace, surroundings);
}

function compileGlobal(manifest: Manifest, surroundings: Surroundings): PlacedPolicy {
  const { metadata, spec } = parseManifest(globalNetworkPolicySchema, manifest);
  if (metadata.namespace !== undefined) {
    throw new ManifestError(manifest, 'metadata.namespace', 'a GlobalNetworkPolicy has no namespace; remove it');
  }
  return place(manifest, spec, undefined, surroundings);
}

function place(
  manifest: Manifest,
  spec: CalicoSpec,
  namespace: string | undefined,
  { context, tiers, labelled }: Surroundings,
): PlacedPolicy {
  const tier = tiers.get(spec.tier);
  if (tier === undefined) {
    const problem = `there is no Tier ${spec.tier} among the objects; add it, or use one of ${[...tiers.keys()].join(', ')}`;
    throw new ManifestError(manifest, 'spec.tier', problem);
  }
  return compilePolicy(spec, { world: context.world, labelled, namespace, tier, ref: policyRefOf(manifest) });
}
