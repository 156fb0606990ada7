import type { Ruleset } from '../../../policy/ir/ruleset.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';

/** Measured: with no rule for it, a pod reached the apiserver on its own node, and that node's kubelet. */
export const defaultOwnNode: Deviation = {
  id: 'default-own-node-open',
  engines: ['kubernetes', 'clusterNetworkPolicy'],
  sentence:
    'On kindnet what a pod sends to the node that it runs on, and to an apiserver there, may pass every policy: it does not go through the hooks that take packets to the enforcer. Give the apiserver a node of its own: --nodes 2.',
  source:
    'Kubernetes documentation, "Network Policies": traffic to and from the node where a pod is running is always allowed; measured with kube-network-policies 1.1',
  change: withoutEgressToOwnNode,
};

function withoutEgressToOwnNode(_ruleset: Ruleset, { flow, world }: DeviatingFlow): Ruleset | undefined {
  const [source, destination] = [flow.source, flow.destination].map((id) => world.endpoints.find((endpoint) => endpoint.id === id));
  if (source?.kind !== 'pod' || destination === undefined) return undefined;
  const isOwnNode =
    destination.kind === 'node' ? destination.id === source.node : destination.kind === 'apiserver' && destination.node === source.node;
  return isOwnNode ? { tiers: [] } : undefined;
}
