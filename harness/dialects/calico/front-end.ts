import type { Manifest } from '../../vocabulary/manifest.ts';
import type { CompileContext, FrontEnd, PlacedPolicy } from '../front-end.ts';
import { ManifestError } from '../manifest-error.ts';
import { policyRefOf } from '../policy-ref-of.ts';
import { dropNulls } from '../schema/drop-nulls.ts';
import { parseManifest } from '../schema/parse-manifest.ts';
import { compilePolicy } from './compile-policy.ts';
import { type Labelled, labelledOf } from './labelled.ts';
import { type CalicoSpec, globalNetworkPolicySchema, networkPolicySchema } from './policy-schema.ts';
import { type CalicoTier, readTiers } from './read-tiers.ts';

const understood = ['NetworkPolicy', 'GlobalNetworkPolicy', 'NetworkSet', 'GlobalNetworkSet', 'Tier'] as const;

/** Objects that are refused with a reason of their own. */
const refused = new Map([
  ['StagedNetworkPolicy', 'a staged policy is not enforced, so nothing can be proved of it; make it a NetworkPolicy'],
  ['StagedGlobalNetworkPolicy', 'a staged policy is not enforced, so nothing can be proved of it; make it a GlobalNetworkPolicy'],
  [
    'StagedKubernetesNetworkPolicy',
    'a staged policy is not enforced, so nothing can be proved of it; make it a NetworkPolicy of networking.k8s.io',
  ],
  ['HostEndpoint', 'host endpoints are not supported: the model judges the traffic of pods; leave it out'],
]);

/**
 * projectcalico.org/v3: tiers by order, in a tier policies by order then name, first match decides; at the end of a tier a pod
 * that one of its policies selects is isolated. Not supported, and refused: staged policies, host endpoints and what is for them
 * (`applyOnForward`, `preDNAT`, `doNotTrack`), HTTP matches. Source: Calico documentation, "Network policy", "Tier".
 */
export const calicoFrontEnd: FrontEnd = {
  kinds: [...understood, ...refused.keys()].map((kind) => `projectcalico.org/v3/${kind}`),
  compile: (manifests, context) => {
    manifests.forEach(refuseKind);
    const objects = manifests.map((manifest) => ({ ...manifest, object: dropNulls(manifest.object) }));
    const of = (...kinds: (typeof understood)[number][]): Manifest[] =>
      objects.filter(({ object }) => kinds.some((kind) => kind === object.kind));
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

interface Surroundings {
  readonly context: CompileContext;
  readonly tiers: ReadonlyMap<string, CalicoTier>;
  readonly labelled: readonly Labelled[];
}

function refuseKind(manifest: Manifest): void {
  const reason = refused.get(manifest.object.kind);
  if (reason !== undefined) throw new ManifestError(manifest, 'kind', reason);
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
