import type { Row } from '../row.ts';

/** Specification, "Required traffic", egress table. */
export const dns: Row = {
  id: 'egress/dns',
  title: 'Cluster DNS',
  purpose: 'Name resolution: without it every other egress flow fails',
  condition: 'networkPolicy.egress.enabled',
  protocols: ['UDP', 'TCP'],
  port: '53',
  instances: [{ source: 'controller', target: 'dns:dns', where: 'in the cluster, by label' }],
  expressedBy: {
    kubernetes: 'namespaceSelector on egress.dnsNamespace',
    cilium: 'toEndpoints on the DNS namespace, with the DNS rule that teaches toFQDNs',
    calico: 'destination namespaceSelector',
    clusterNetworkPolicy: 'to namespaces',
  },
};
