import type { World } from '../../../vocabulary/world.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';

/** Found at the start of each run: a pod that all ingress is denied to became unready. */
export const defaultPolicedNode: Deviation = {
  id: 'default-node-policed',
  engines: ['kubernetes'],
  sentence:
    "This cluster's enforcer applies NetworkPolicies to its node's own traffic, so the kubelet can't probe pods that have no rule for their health port, and they become unready. Use a kindnet whose enforcer exempts it, or render a rule for the port.",
  source:
    'Kubernetes documentation, "Network Policies": traffic from the node where a pod is running is always allowed; kube-network-policies exempts it with the rule "meta skuid 0 accept"',
  world: (flow) => (flow.nodeTraffic === 'policed' && isFromOwnNode(flow) ? withPodsElsewhere(flow) : undefined),
};

function isFromOwnNode({ flow, world }: DeviatingFlow): boolean {
  const destination = world.endpoints.find(({ id }) => id === flow.destination);
  return destination?.kind === 'pod' && destination.node === flow.source;
}

/** To the enforcer the node is a host like any other, as if its pods ran elsewhere. */
function withPodsElsewhere({ world, flow }: DeviatingFlow): World {
  const endpoints = world.endpoints.map((endpoint) =>
    endpoint.kind === 'pod' && endpoint.node === flow.source ? { ...endpoint, node: `not ${endpoint.node}` } : endpoint,
  );
  return { ...world, endpoints };
}
