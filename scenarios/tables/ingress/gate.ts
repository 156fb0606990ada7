import type { Row } from '../row.ts';

/** Specification, "Required traffic", ingress table, third line. */
export const gate: Row = {
  id: 'ingress/gate',
  title: 'Gate (ports.gate, 8082)',
  purpose: 'Flagger polls the stage gate for the promotion verdict',
  condition: 'gate.enabled',
  protocols: ['TCP'],
  port: 'ports.gate',
  instances: [{ source: 'flagger', target: 'controller:gate', where: 'in the cluster, by label' }],
  expressedBy: {
    kubernetes: 'namespaceSelector or podSelector in gate.from',
    cilium: 'fromEndpoints in the passthrough',
    calico: 'source selector and namespaceSelector in the passthrough',
    clusterNetworkPolicy: 'from namespaces or pods in the passthrough',
  },
};
