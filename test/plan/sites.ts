import type { Sites } from '../../harness/cluster/topology.ts';

/** Where things are in a cluster of both families, as the tests have it. */
export const sites: Sites = {
  node: { id: 'node', addresses: ['10.244.255.1', 'fd00:10:244:ffff::1'] },
  apiserver: { id: 'apiserver', addresses: ['10.244.255.2', 'fd00:10:244:ffff::2'] },
  apiserverPort: 6443,
  families: [4, 6],
  externals: {
    bucket: { id: 'bucket', addresses: ['198.51.100.10', '2001:db8:2::10'] },
    'old-host': { id: 'old-host', addresses: ['203.0.113.7'] },
  },
};
