import type { Row } from '../row.ts';

/**
 * Missing in the specification's table. The kubelet's probes come from the node, which reaches its own pods under every
 * policy tried on real engines, so the row needs no rule; it is here so that a change of that shows.
 */
export const health: Row = {
  id: 'ingress/health',
  title: 'Health (8081)',
  purpose: "The kubelet's readiness and liveness probes",
  condition: 'always',
  protocols: ['TCP'],
  port: 'the container port named health',
  instances: [{ source: 'node', target: 'controller:health', where: 'the node' }],
  expressedBy: {
    kubernetes: 'nothing needed: traffic from the node a pod runs on is always allowed',
    cilium: 'nothing needed: the local host is always allowed',
    calico: 'nothing needed: the local host is always allowed',
    clusterNetworkPolicy: 'nothing needed: ingress peers are pods and namespaces only',
  },
};
