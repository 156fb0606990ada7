import assert from 'node:assert/strict';
import { placeInNamespace } from '../../harness/run/place-in-namespace.ts';
import { manifests } from '../policy/manifests.ts';

/** The namespace that an object of a kind ends up in. */
function placed(apiVersion: string, kind: string, namespace?: string): string | undefined {
  const own = namespace === undefined ? '' : `, namespace: ${namespace}`;
  const [manifest] = manifests(`{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: x${own} }, spec: {} }`);
  if (manifest === undefined) throw new Error('there is an object');
  const { file, object } = placeInNamespace(manifest, 'release');
  assert.deepEqual([file, object.kind, object.metadata.name], ['test.yaml', kind, 'x']);
  return object.metadata.namespace;
}

describe('placing an object in the release namespace', () => {
  it('is for objects that have a namespace and do not name it', () => {
    for (const [apiVersion, kind] of [
      ['networking.k8s.io/v1', 'NetworkPolicy'],
      ['cilium.io/v2', 'CiliumNetworkPolicy'],
      ['projectcalico.org/v3', 'NetworkSet'],
    ] as const) {
      assert.equal(placed(apiVersion, kind), 'release');
      assert.equal(placed(apiVersion, kind, 'own'), 'own');
    }
  });

  for (const [apiVersion, kind] of [
    ['policy.networking.k8s.io/v1beta1', 'ClusterNetworkPolicy'],
    ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy'],
    ['cilium.io/v2', 'CiliumCIDRGroup'],
    ['projectcalico.org/v3', 'GlobalNetworkPolicy'],
    ['projectcalico.org/v3', 'GlobalNetworkSet'],
    ['projectcalico.org/v3', 'Tier'],
    ['example.com/v1', 'NetworkPolicy'],
  ] as const)
    it(`leaves a ${kind} of ${apiVersion} without one`, () => {
      assert.equal(placed(apiVersion, kind), undefined);
    });
});
