import assert from 'node:assert/strict';
import { podSchema } from '../../../../clusters/kubernetes/discover/pod-schema.ts';
import { declaredPorts } from '../../../../harness/world/pod-template.ts';

describe('a pod of a cluster', () => {
  it('has the ports of its containers and native sidecars, as a rendered one has', () => {
    const image = 'example.com/x:1';
    const { spec } = podSchema.parse({
      metadata: { name: 'coredns-x', namespace: 'kube-system', uid: '1' },
      spec: {
        containers: [{ name: 'coredns', image, ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }] }],
        initContainers: [
          { name: 'setup', image, ports: [{ name: 'setup', containerPort: 1 }] },
          { name: 'proxy', image, restartPolicy: 'Always', ports: [{ name: 'admin', containerPort: 15000, hostPort: 15000 }] },
        ],
      },
    });
    assert.deepEqual(declaredPorts(spec), [
      { name: 'dns', port: 53, protocol: 'UDP', container: 'coredns' },
      { name: 'admin', port: 15000, protocol: 'TCP', hostPort: 15000, container: 'proxy' },
    ]);
  });
});
