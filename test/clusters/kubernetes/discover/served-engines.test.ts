import assert from 'node:assert/strict';
import { findUnservedEngines } from '../../../../clusters/kubernetes/discover/served-engines.ts';
import { fakeApi, resourceList } from '../../cni/fake-api.ts';

const clusterNetworkPolicies = resourceList({ name: 'clusternetworkpolicies', kind: 'ClusterNetworkPolicy', namespaced: false });

/** What a cluster that serves one version of ClusterNetworkPolicy, or none, and nothing else lacks. */
async function unservedWith(version: string | undefined): Promise<ReadonlyMap<string, string>> {
  await using fake = await fakeApi((request, response) => {
    if (version !== undefined && request.path === `/apis/policy.networking.k8s.io/${version}`) response.end(clusterNetworkPolicies);
    else response.writeHead(404).end(JSON.stringify({ message: 'not found' }));
  });
  return await findUnservedEngines(fake.api);
}

describe('the engines that an API serves', () => {
  for (const version of ['v1alpha2', 'v1beta1']) {
    it(`have clusterNetworkPolicy among them where it is served as ${version}`, async () => {
      assert.deepEqual([...(await unservedWith(version)).keys()], ['kubernetes', 'cilium', 'calico']);
    });
  }

  it('lack one of whose API no version is served, and the reason names them all', async () => {
    for (const version of [undefined, 'v1alpha1']) {
      assert.equal(
        (await unservedWith(version)).get('clusterNetworkPolicy'),
        "this cluster's API does not serve ClusterNetworkPolicy of policy.networking.k8s.io/v1alpha2 or policy.networking.k8s.io/v1beta1",
      );
    }
  });
});
