import { z } from 'zod';
import type { Manifest } from '../../../vocabulary/manifest.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';

/** Found by generated policies: a deny rule for a group that holds 0.0.0.0/0 denied nothing. */
export const ciliumGroupWorld: Deviation = {
  id: 'cilium-group-misses-world',
  engines: ['cilium'],
  sentence:
    "A CiliumCIDRGroup's 0.0.0.0/0 or ::/0 matches nobody. Use the entity world, list the CIDR in the policy, or put the two halves into the group, such as 0.0.0.0/1 and 128.0.0.0/1.",
  source:
    'measured on Cilium 1.20.2; its daemon/cmd, syncHostIPs, overrides the labels of these two prefixes, so that those of a group (pkg/policy/k8s, applyCIDRGroup) are dropped',
  reread: withoutWorlds,
};

const specSchema = z.looseObject({ externalCIDRs: z.array(z.string()) });

/** The objects with groups that lack what they do not match; undefined where there is nothing of it. */
function withoutWorlds({ policies }: DeviatingFlow): readonly Manifest[] | undefined {
  const reread = policies.map((manifest) => {
    const spec = specSchema.safeParse(manifest.object['spec']);
    if (manifest.object.kind !== 'CiliumCIDRGroup' || !spec.success) return manifest;
    const externalCIDRs = spec.data.externalCIDRs.filter((cidr) => !cidr.endsWith('/0'));
    if (externalCIDRs.length === spec.data.externalCIDRs.length) return manifest;
    return { ...manifest, object: { ...manifest.object, spec: { ...spec.data, externalCIDRs } } };
  });
  return reread.every((manifest, index) => manifest === policies[index]) ? undefined : reread;
}
