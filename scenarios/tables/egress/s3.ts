import type { Row } from '../row.ts';

/** Specification, "Required traffic", egress table. */
export const s3: Row = {
  id: 'egress/s3',
  title: 'S3 rollback store',
  purpose: 'The bucket behind the rollback store',
  condition: 'networkPolicy.egress.enabled',
  protocols: ['TCP'],
  port: '443 outside, 9000 for MinIO',
  instances: [
    { source: 'controller', target: 's3:service', where: 'outside the cluster, by CIDR' },
    { source: 'controller', target: 'minio:api', where: 'in the cluster, by label' },
  ],
  expressedBy: {
    kubernetes: 'ipBlock, or namespaceSelector for MinIO',
    cilium: 'toCIDRSet or toFQDNs, or toEndpoints for MinIO',
    calico: 'destination nets, or namespaceSelector for MinIO',
    clusterNetworkPolicy: 'to networks, or namespaces for MinIO',
  },
};
