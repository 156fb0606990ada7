import assert from 'node:assert/strict';
import { placeInNamespace } from '../../harness/run/place-in-namespace.ts';
import { manifests } from '../policy/manifests.ts';

/** The namespace that an object of a kind ends up in. */
function placed(kind: string, namespace?: string): string | undefined {
  const own = namespace === undefined ? '' : `, namespace: ${namespace}`;
  const [manifest] = manifests(`{ apiVersion: v1, kind: ${kind}, metadata: { name: x${own} }, spec: {} }`);
  if (manifest === undefined) throw new Error('there is an object');
  const { file, object } = placeInNamespace(manifest, 'release');
  assert.deepEqual([file, object.kind, object.metadata.name], ['test.yaml', kind, 'x']);
  return object.metadata.namespace;
}

describe('placing an object in the release namespace', () => {
  it('is for objects that have a namespace and do not name it', () => {
    for (const kind of ['NetworkPolicy', 'CiliumNetworkPolicy']) {
      assert.equal(placed(kind), 'release');
      assert.equal(placed(kind, 'own'), 'own');
    }
  });

  for (const kind of [
    'ClusterNetworkPolicy',
    'CiliumClusterwideNetworkPolicy',
    'CiliumCIDRGroup',
    'GlobalNetworkPolicy',
    'GlobalNetworkSet',
    'Tier',
  ])
    it(`leaves a ${kind} without one`, () => {
      assert.equal(placed(kind), undefined);
    });
});
