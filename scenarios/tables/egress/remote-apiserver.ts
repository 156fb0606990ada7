import type { Row } from '../row.ts';

/** Specification, "Required traffic", egress table. */
export const remoteApiserver: Row = {
  id: 'egress/remote-apiserver',
  title: 'Remote-cluster apiserver',
  purpose: 'spec.kubeConfig of a StageSet points the apply at another cluster',
  condition: 'networkPolicy.egress.enabled',
  protocols: ['TCP'],
  port: '6443',
  instances: [{ source: 'controller', target: 'remote-apiserver:service', where: 'outside the cluster, by CIDR' }],
  expressedBy: {
    kubernetes: 'ipBlock',
    cilium: 'toCIDRSet',
    calico: 'destination nets',
    clusterNetworkPolicy: 'to networks',
  },
};
