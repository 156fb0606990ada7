import type { Manifest } from '../../vocabulary/manifest.ts';
import type { World } from '../../vocabulary/world.ts';
import type { CompileContext, FrontEnd, PlacedPolicy } from '../front-end.ts';
import { selectPods } from '../ground/select-pods.ts';
import type { DirectionRules } from '../../policy/ir/policy.ts';
import { tierOrders } from '../../policy/ir/tier.ts';
import { policyRefOf } from '../policy-ref-of.ts';
import { dropNulls } from '../schema/drop-nulls.ts';
import { parseManifest } from '../schema/parse-manifest.ts';
import { compileRule } from './compile-rule.ts';
import { podScope } from './ground-peer.ts';
import { clusterNetworkPolicySchema, clusterNetworkPolicyVersions, type PolicySpec } from './schema.ts';

/**
 * ClusterNetworkPolicy of policy.networking.k8s.io, v1alpha2 and v1beta1 alike: before (Admin) or after (Baseline) the NetworkPolicies, by `priority`,
 * lower first; which of two policies of one priority goes first is undefined by the API, here it is the one whose name sorts
 * first. The first rule that matches accepts, denies, or passes to the next tier; nothing is isolated by being selected.
 * `networks` match every address in them, pods and nodes included. Source: network-policy-api, API reference of v0.3.0.
 */
export const clusterNetworkPolicyFrontEnd: FrontEnd = {
  kinds: clusterNetworkPolicyVersions.map((version) => `${version}/ClusterNetworkPolicy`),
  compile: (manifests, context) => manifests.map((manifest) => compilePolicy(manifest, context)),
};

const tierOrder = { Admin: tierOrders.admin, Baseline: tierOrders.baseline } as const;

function compilePolicy(manifest: Manifest, { world }: CompileContext): PlacedPolicy {
  const { spec } = parseManifest(clusterNetworkPolicySchema, { ...manifest, object: dropNulls(manifest.object) });
  const scope = podScope(spec.subject);
  const pods = scope === undefined ? [] : selectPods(world, scope);
  return {
    tier: { name: spec.tier, order: tierOrder[spec.tier] },
    policy: {
      ref: policyRefOf(manifest),
      order: spec.priority,
      subjects: new Set(pods.map(({ id }) => id)),
      ...(spec.ingress?.length && { ingress: compileIngress(world, spec.ingress) }),
      ...(spec.egress?.length && { egress: compileEgress(world, spec.egress) }),
    },
  };
}

function compileIngress(world: World, rules: NonNullable<PolicySpec['ingress']>): DirectionRules {
  const compiled = rules.flatMap(({ from, ...rule }, index) => compileRule({ ...rule, world, direction: 'ingress', index, peers: from }));
  return { isolates: false, rules: compiled };
}

function compileEgress(world: World, rules: NonNullable<PolicySpec['egress']>): DirectionRules {
  const compiled = rules.flatMap(({ to, ...rule }, index) => compileRule({ ...rule, world, direction: 'egress', index, peers: to }));
  return { isolates: false, rules: compiled };
}
