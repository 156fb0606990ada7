import assert from 'node:assert/strict';
import { cleanKubernetes } from '../../../../clusters/kubernetes/clean/clean-kubernetes.ts';
import { fakeApi, resourceList } from '../../cni/fake-api.ts';

const clusterNetworkPolicies = resourceList({ name: 'clusternetworkpolicies', kind: 'ClusterNetworkPolicy', namespaced: false });

describe('cleaning a cluster', () => {
  it('deletes a ClusterNetworkPolicy once, whichever versions of its API are served', async () => {
    for (const served of [['v1alpha2'], ['v1beta1'], ['v1alpha2', 'v1beta1']]) {
      let names = ['left'];
      await using fake = await fakeApi((request, response) => {
        const [, version = '', rest = ''] = /^\/apis\/policy\.networking\.k8s\.io\/([^/]+)(.*)$/.exec(request.path) ?? [];
        if (request.path === '/api/v1/namespaces') return response.end(JSON.stringify({ items: [] }));
        if (!served.includes(version)) return response.writeHead(404).end(JSON.stringify({ message: 'not found' }));
        if (rest === '') return response.end(clusterNetworkPolicies);
        if (request.method === 'DELETE') names = names.filter((name) => rest !== `/clusternetworkpolicies/${name}`);
        return response.end(JSON.stringify({ items: names.map((name) => ({ metadata: { name } })) }));
      });
      assert.deepEqual(await cleanKubernetes(fake.config), ['ClusterNetworkPolicy left'], served.join(', '));
      assert.deepEqual(names, []);
    }
  });
});
