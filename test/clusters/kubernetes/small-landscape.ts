import type { Landscape } from '../../../clusters/kubernetes/discover/landscape.ts';
import { podSchema } from '../../../clusters/kubernetes/discover/pod-schema.ts';

/** A dual-stack cluster of one node. */
export const smallLandscape: Landscape = {
  sites: {
    node: { id: 'node', addresses: ['172.18.0.2', 'fc00:f853::2'] },
    apiserver: { id: 'apiserver', addresses: ['172.18.0.2'] },
    apiserverPort: 6443,
    families: [4, 6],
    externals: {},
  },
  wanted: [4, 6],
  nodes: [
    {
      name: 'only',
      labels: {},
      addresses: ['172.18.0.2', 'fc00:f853::2'],
      schedulable: true,
      processors: 2,
      pods: 110,
      kubelet: 'v1.37.2',
    },
  ],
  dns: {
    pod: podSchema.parse({
      metadata: { name: 'coredns-0', namespace: 'kube-system', uid: 'u', labels: { 'k8s-app': 'kube-dns' } },
      spec: { containers: [{ name: 'coredns', image: 'coredns' }] },
      status: { podIPs: [{ ip: '10.244.0.2' }, { ip: 'fd00:10:244::2' }] },
    }),
    coreDnsImage: 'coredns',
  },
  unserved: new Map(),
  version: 'v1.37.2',
};
