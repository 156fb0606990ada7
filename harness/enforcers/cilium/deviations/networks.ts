import { z } from 'zod';
import type { Manifest } from '../../../vocabulary/manifest.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';
import { isUnmatchedByCidr } from './unmatched-by-cidr.ts';

/** Measured: a Deny to all networks cut the apiserver on Calico and not on Cilium. */
export const ciliumNetworks: Deviation = {
  id: 'cilium-networks-miss-cluster',
  engines: ['clusterNetworkPolicy'],
  sentence:
    "On Cilium the networks of a ClusterNetworkPolicy do not match nodes, the apiserver on a node, or pods: neither to accept nor to deny them. Set the agent's policyCIDRMatchMode to pods and nodes, as the API demands.",
  source: 'Cilium documentation, "Layer 3 Policies", "Selecting pods or nodes with CIDR / ipBlock"; measured on Cilium 1.20.2',
  reread: withoutNetworks,
};

const peerSchema = z.looseObject({ networks: z.array(z.string()).nullish() });
const specSchema = z.looseObject({ egress: z.array(z.looseObject({ to: z.array(peerSchema) })) });

/** The policies without the networks that should match the flow's destination and do not; undefined where there are none. */
function withoutNetworks({ policies, flow, world, settings }: DeviatingFlow): readonly Manifest[] | undefined {
  const destination = world.endpoints.find(({ id }) => id === flow.destination);
  if (destination === undefined) return undefined;
  let dropped = 0;
  const keeps = (cidr: string): boolean => {
    const misses = isUnmatchedByCidr(cidr, destination, flow.family, settings);
    if (misses) dropped += 1;
    return !misses;
  };
  const reread = policies.map((manifest): Manifest => {
    const spec = specSchema.safeParse(manifest.object['spec']);
    if (manifest.object.kind !== 'ClusterNetworkPolicy' || !spec.success) return manifest;
    const egress = spec.data.egress.flatMap((rule) => {
      const to = rule.to.flatMap((peer) => narrow(peer, keeps));
      return to.length === 0 ? [] : [{ ...rule, to }];
    });
    return { ...manifest, object: { ...manifest.object, spec: { ...spec.data, egress } } };
  });
  return dropped === 0 ? undefined : reread;
}

function narrow(peer: z.infer<typeof peerSchema>, keeps: (cidr: string) => boolean): readonly z.infer<typeof peerSchema>[] {
  if (peer.networks === null || peer.networks === undefined) return [peer];
  const networks = peer.networks.filter(keeps);
  return networks.length === 0 ? [] : [{ ...peer, networks }];
}
