import type { Manifest } from '../../vocabulary/manifest.ts';
import type { CompileContext, Dialect, PlacedPolicy } from '../dialect.ts';
import { selectPods } from '../ground/select-pods.ts';
import type { DirectionRules } from '../../policy/ir/policy.ts';
import { tierOrders } from '../../policy/ir/tier.ts';
import { ManifestError } from '../manifest-error.ts';
import { policyRefOf } from '../policy-ref-of.ts';
import { parseManifest } from '../schema/parse-manifest.ts';
import { compileRule, type RuleSource } from './compile-rule.ts';
import { decodeNulls } from './decode-nulls.ts';
import { networkPolicySchema, type PolicySpec } from './schema.ts';

/**
 * networking.k8s.io/v1 NetworkPolicy: the union of what every policy allows; a pod is isolated in a direction by each policy
 * that selects it and names the direction in `policyTypes`. An `ipBlock` matches every address in it, pods and nodes included,
 * as the API defines; enforcers that differ are known deviations, not definitions.
 * Source: Kubernetes documentation, "Network Policies"; API reference, "NetworkPolicy v1".
 */
export const kubernetesDialect: Dialect = {
  id: 'kubernetes',
  code: 'k',
  title: 'Kubernetes',
  groups: [],
  kinds: [
    { apiVersions: ['networking.k8s.io/v1'], kind: 'NetworkPolicy', plural: 'networkpolicies', scope: 'namespaced', role: 'policy' },
    {
      apiVersions: ['extensions/v1beta1'],
      kind: 'NetworkPolicy',
      plural: 'networkpolicies',
      scope: 'namespaced',
      role: 'refused',
      why: 'no Kubernetes since 1.16 serves it; write apiVersion: networking.k8s.io/v1',
    },
  ],
  compile: (manifests, context) => manifests.map((manifest) => compilePolicy(manifest, context)),
};

function compilePolicy(manifest: Manifest, context: CompileContext): PlacedPolicy {
  const object = { ...manifest.object, spec: decodeNulls(manifest.object['spec'] ?? null) };
  const { spec } = parseManifest(networkPolicySchema, { ...manifest, object });
  const { namespace } = manifest.object.metadata;
  if (namespace === undefined) {
    throw new ManifestError(manifest, 'metadata.namespace', 'is missing; set it to the namespace the policy is applied in');
  }
  const scope: Scope = { world: context.world, namespace };
  const pods = selectPods(context.world, { namespaces: { kind: 'named', name: namespace }, pods: spec.podSelector });
  const types = policyTypes(spec);
  return {
    tier: { name: 'default', order: tierOrders.default },
    policy: {
      ref: policyRefOf(manifest),
      order: context.networkPolicyOrder,
      subjects: new Set(pods.map(({ id }) => id)),
      ...(types.has('Ingress') && { ingress: compileIngress(scope, spec) }),
      ...(types.has('Egress') && { egress: compileEgress(scope, spec) }),
    },
  };
}

type Scope = Pick<RuleSource, 'world' | 'namespace'>;

function compileIngress(scope: Scope, { ingress }: PolicySpec): DirectionRules {
  const rules = ingress.map(({ from, ports }, index) => compileRule({ ...scope, direction: 'ingress', index, peers: from, ports }));
  return { isolates: true, rules };
}

function compileEgress(scope: Scope, { egress }: PolicySpec): DirectionRules {
  const rules = egress.map(({ to, ports }, index) => compileRule({ ...scope, direction: 'egress', index, peers: to, ports }));
  return { isolates: true, rules };
}

/** Absent or empty: Ingress always, Egress where there is an egress rule (an empty `egress` list is none). */
function policyTypes({ policyTypes: types, egress }: PolicySpec): ReadonlySet<'Ingress' | 'Egress'> {
  if (types.length > 0) return new Set(types);
  return new Set(egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']);
}
