import type { Row } from '../row.ts';

/** Specification, "Required traffic", egress table. */
export const apiserver: Row = {
  id: 'egress/apiserver',
  title: 'Local kube-apiserver',
  purpose: 'All reads and writes of the controller',
  condition: 'networkPolicy.egress.enabled',
  protocols: ['TCP'],
  port: "the port of the apiserver's endpoint (6443), not its Service's",
  instances: [{ source: 'controller', target: 'apiserver:api', where: 'the node' }],
  expressedBy: {
    kubernetes: 'ipBlock',
    cilium: 'the entity kube-apiserver (a CIDR does not match nodes)',
    calico: 'destination nets',
    clusterNetworkPolicy: 'to networks',
  },
};
