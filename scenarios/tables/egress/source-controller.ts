import type { Row } from '../row.ts';

/** Specification, "Required traffic", egress table. */
export const sourceController: Row = {
  id: 'egress/source-controller',
  title: 'source-controller / producer',
  purpose: 'Artifact fetch',
  condition: 'networkPolicy.egress.enabled',
  protocols: ['TCP'],
  port: 'any',
  instances: [{ source: 'controller', target: 'source-controller:http', where: 'in the cluster, by label' }],
  expressedBy: {
    kubernetes: 'namespaceSelector',
    cilium: 'toEndpoints',
    calico: 'destination namespaceSelector',
    clusterNetworkPolicy: 'to namespaces',
  },
};
