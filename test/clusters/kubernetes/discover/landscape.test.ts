import assert from 'node:assert/strict';
import { findLandscape, type Landscape } from '../../../../clusters/kubernetes/discover/landscape.ts';
import type { KubernetesOptions } from '../../../../clusters/kubernetes/options.ts';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import { fakeApi } from '../../cni/fake-api.ts';

const dualStackPod = ['10.244.0.2', 'fd00:10:244::2'];

/** A cluster whose pods have these addresses: its node has both families, and as everywhere its apiserver has one. */
async function landscapeOf(
  podAddresses: readonly string[],
  options: Partial<Pick<KubernetesOptions, 'externals' | 'families'>> = {},
  apiserver: readonly string[] = ['172.18.0.2'],
): Promise<Landscape> {
  const node = {
    metadata: { name: 'only' },
    spec: {},
    status: {
      addresses: ['fc00:f853::2', '172.18.0.2'].map((address) => ({ type: 'InternalIP', address })),
      conditions: [{ type: 'Ready', status: 'True' }],
      nodeInfo: { kubeletVersion: 'v1.37.2' },
    },
  };
  const dns = {
    metadata: { name: 'coredns', namespace: 'kube-system', uid: 'u' },
    spec: { containers: [{ name: 'coredns', image: 'coredns' }] },
    status: { podIPs: podAddresses.map((ip) => ({ ip })), conditions: [{ type: 'Ready', status: 'True' }] },
  };
  const answers: Readonly<Record<string, unknown>> = {
    '/version': { gitVersion: 'v1.37.2' },
    '/api/v1/nodes': { items: [node] },
    '/api/v1/namespaces/kube-system/pods': { items: [dns] },
    '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices': {
      items: [{ endpoints: [{ addresses: apiserver }], ports: [{ port: 6443 }] }],
    },
  };
  await using fake = await fakeApi((request, response) => {
    const answer = answers[request.path];
    if (answer === undefined) response.writeHead(404).end(JSON.stringify({ message: 'not found' }));
    else response.end(JSON.stringify(answer));
  });
  return await findLandscape(fake.api, { externals: [], ...options });
}

describe('the IP families of a cluster', () => {
  it('are those of its pods; what has one family only keeps the others from none', async () => {
    const { sites } = await landscapeOf(dualStackPod, { externals: [{ id: 's3', names: [], addresses: ['198.51.100.7'] }] });
    assert.deepEqual(sites.families, [4, 6]);
    assert.deepEqual(sites.apiserver.addresses, ['172.18.0.2']);
    assert.deepEqual(sites.externals['s3']?.addresses, ['198.51.100.7']);
    assert.deepEqual(sites.node.addresses, ['172.18.0.2', 'fc00:f853::2']);
  });

  it('leave a site the addresses that pods have no family of, and all addresses of one family', async () => {
    const { sites } = await landscapeOf(['10.244.0.2'], {}, ['172.18.0.2', '172.18.0.3']);
    assert.deepEqual(sites.families, [4]);
    assert.deepEqual(sites.node.addresses, ['172.18.0.2', 'fc00:f853::2']);
    assert.deepEqual(sites.apiserver.addresses, ['172.18.0.2', '172.18.0.3']);
  });

  it('are the wanted ones among them, for the sites too', async () => {
    const { sites, wanted } = await landscapeOf(dualStackPod, { families: [6] });
    assert.deepEqual([sites.families, wanted, sites.apiserver.addresses], [[6], [6], []]);
    assert.deepEqual(sites.node.addresses, ['fc00:f853::2']);
  });

  it('have to be among the wanted ones', async () => {
    await assert.rejects(landscapeOf(['10.244.0.2'], { families: [6] }), (error: unknown) => {
      assert.ok(error instanceof UserError && error.exitCode === 2);
      assert.match(error.message, /no address of a wanted IP family \(wanted: IPv6; a pod of its DNS has 10\.244\.0\.2\)/);
      return true;
    });
  });
});
