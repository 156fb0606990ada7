import { z } from 'zod';
import type { Manifest } from '../../../vocabulary/manifest.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';
import { isUnmatchedByCidr } from './unmatched-by-cidr.ts';

/** Measured: with the apiserver's right address and port, engine `kubernetes`, the apiserver was cut off. */
export const ciliumIpBlock: Deviation = {
  id: 'cilium-ipblock-misses-cluster',
  engines: ['kubernetes'],
  sentence:
    "On Cilium an ipBlock does not match nodes, the apiserver on a node, or pods, whatever its CIDR. Set the agent's policyCIDRMatchMode to nodes, or use engine cilium, where the apiserver is the entity kube-apiserver.",
  source: 'Cilium documentation, "Layer 3 Policies", "Selecting pods or nodes with CIDR / ipBlock"; measured on Cilium 1.20.2',
  reread: withoutIpBlocks,
};

const peerSchema = z.looseObject({ ipBlock: z.looseObject({ cidr: z.string() }).nullish() });
const peersSchema = z.array(peerSchema).nullish();
const specSchema = z.looseObject({
  policyTypes: z.array(z.string()).nullish(),
  ingress: z.array(z.looseObject({ from: peersSchema })).nullish(),
  egress: z.array(z.looseObject({ to: peersSchema })).nullish(),
});

/** The policies without the blocks that should match the flow's peers and do not; undefined where there are none. */
function withoutIpBlocks(deviating: DeviatingFlow): readonly Manifest[] | undefined {
  const { policies, flow, world, settings } = deviating;
  const [source, destination] = [flow.source, flow.destination].map((id) => world.endpoints.find((endpoint) => endpoint.id === id));
  if (source === undefined || destination === undefined) return undefined;
  let dropped = 0;
  const keeps = (peer: z.infer<typeof peerSchema>, endpoint: typeof source): boolean => {
    const misses =
      peer.ipBlock !== null && peer.ipBlock !== undefined && isUnmatchedByCidr(peer.ipBlock.cidr, endpoint, flow.family, settings);
    if (misses) dropped += 1;
    return !misses;
  };
  const reread = policies.map((manifest): Manifest => {
    const spec = specSchema.safeParse(manifest.object['spec']);
    if (manifest.object.kind !== 'NetworkPolicy' || !spec.success) return manifest;
    const { policyTypes, ingress, egress } = spec.data;
    const kept = {
      ...spec.data,
      // As the API sets them; a direction whose rules go would be none of the policy's.
      policyTypes: policyTypes?.length ? policyTypes : ['Ingress', ...(egress?.length ? ['Egress'] : [])],
      // A rule of no peers would mean every peer, so a rule that loses its last one goes.
      ...(ingress && { ingress: ingress.flatMap((rule) => narrow(rule, 'from', rule.from, (peer) => keeps(peer, source))) }),
      ...(egress && { egress: egress.flatMap((rule) => narrow(rule, 'to', rule.to, (peer) => keeps(peer, destination))) }),
    };
    return { ...manifest, object: { ...manifest.object, spec: kept } };
  });
  return dropped === 0 ? undefined : reread;
}

function narrow<Rule, Peer>(rule: Rule, side: 'from' | 'to', peers: readonly Peer[] | null | undefined, keeps: (peer: Peer) => boolean) {
  if (peers === null || peers === undefined || peers.length === 0) return [rule];
  const kept = peers.filter(keeps);
  return kept.length === 0 ? [] : [{ ...rule, [side]: kept }];
}
