import type { Row } from '../row.ts';

/** Specification, "Required traffic", ingress table, second line. */
export const metrics: Row = {
  id: 'ingress/metrics',
  title: 'Metrics (ports.metrics, 8080)',
  purpose: 'Prometheus scrapes /metrics',
  condition: 'always',
  protocols: ['TCP'],
  port: 'ports.metrics',
  instances: [{ source: 'prometheus', target: 'controller:metrics', where: 'in the cluster, by label' }],
  expressedBy: {
    kubernetes: 'namespaceSelector or podSelector in metrics.from',
    cilium: 'fromEndpoints in the passthrough',
    calico: 'source selector and namespaceSelector in the passthrough',
    clusterNetworkPolicy: 'from namespaces or pods in the passthrough',
  },
};
