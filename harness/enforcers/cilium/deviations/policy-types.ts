import { z } from 'zod';
import type { Manifest } from '../../../vocabulary/manifest.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';

/** Found by generated policies: a policy of type Ingress with egress rules cut its pods off. */
export const ciliumPolicyTypes: Deviation = {
  id: 'cilium-ignores-policy-types',
  engines: ['kubernetes', 'clusterNetworkPolicy', 'cilium'],
  sentence:
    'Cilium enforces the rules of a NetworkPolicy in a direction that policyTypes does not name: they allow, and they isolate the pods. Leave out rules for a direction that is not meant.',
  source: "measured on Cilium 1.20.2; its pkg/k8s, ParseNetworkPolicy, reads policyTypes only where a direction's rules are empty",
  reread: withTypesOfRules,
};

const rulesSchema = z.array(z.unknown()).nullish();
const specSchema = z.looseObject({ policyTypes: z.array(z.string()).nullish(), ingress: rulesSchema, egress: rulesSchema });

/** The policies with the types that they have rules for; undefined where they name them already. */
function withTypesOfRules({ policies }: DeviatingFlow): readonly Manifest[] | undefined {
  const reread = policies.map(addTypes);
  return reread.every((manifest, index) => manifest === policies[index]) ? undefined : reread;
}

function addTypes(manifest: Manifest): Manifest {
  const spec = specSchema.safeParse(manifest.object['spec']);
  if (manifest.object.kind !== 'NetworkPolicy' || !manifest.object.apiVersion.startsWith('networking.k8s.io/') || !spec.success)
    return manifest;
  const { policyTypes, ingress, egress } = spec.data;
  // Without types the API itself sets those that the rules are about.
  if (policyTypes === null || policyTypes === undefined || policyTypes.length === 0) return manifest;
  const missing = [...typeOf('Ingress', ingress), ...typeOf('Egress', egress)].filter((type) => !policyTypes.includes(type));
  if (missing.length === 0) return manifest;
  return { ...manifest, object: { ...manifest.object, spec: { ...spec.data, policyTypes: [...policyTypes, ...missing] } } };
}

function typeOf(type: string, rules: z.infer<typeof rulesSchema>): string[] {
  return rules === null || rules === undefined || rules.length === 0 ? [] : [type];
}
