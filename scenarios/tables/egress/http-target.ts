import type { Row } from '../row.ts';

/** Specification, "Required traffic", egress table. */
export const httpTarget: Row = {
  id: 'egress/http-target',
  title: 'http action / direct sourceRef URLs',
  purpose: 'Targets of http actions and direct sourceRef URLs',
  condition: 'networkPolicy.egress.enabled',
  protocols: ['TCP'],
  port: '443',
  instances: [{ source: 'controller', target: 'http-target:service', where: 'outside the cluster, by CIDR' }],
  expressedBy: {
    kubernetes: 'ipBlock',
    cilium: 'toCIDRSet or toFQDNs',
    calico: 'destination nets',
    clusterNetworkPolicy: 'to networks',
  },
};
