import type { Row } from '../row.ts';

/** Specification, "Required traffic", egress table. */
export const otlp: Row = {
  id: 'egress/otlp',
  title: 'OTLP collector',
  purpose: 'Shipping traces',
  condition: 'networkPolicy.egress.enabled',
  protocols: ['TCP'],
  port: '4317',
  instances: [
    { source: 'controller', target: 'otlp:service', where: 'outside the cluster, by CIDR' },
    { source: 'controller', target: 'otel-collector:otlp', where: 'in the cluster, by label' },
  ],
  expressedBy: {
    kubernetes: 'ipBlock, or namespaceSelector for a collector in the cluster',
    cilium: 'toCIDRSet or toFQDNs, or toEndpoints for a collector in the cluster',
    calico: 'destination nets, or namespaceSelector for a collector in the cluster',
    clusterNetworkPolicy: 'to networks, or namespaces for a collector in the cluster',
  },
};
