import assert from 'node:assert/strict';
import { legDirectory } from '../../reports/leg-directory.ts';
import { legName } from '../../harness/vocabulary/legs.ts';
import { buildResults } from './build-results.ts';

const onKind = { name: 'kind', cni: 'cilium', evidence: 'packets' } as const;

describe('legs', () => {
  for (const [name, cluster] of [
    ['nftables · embedded', { name: 'embedded', cni: 'nftables', evidence: 'packets', details: { node: 'v20' } }],
    ['cilium · kind · Kubernetes v1.34.4', { ...onKind, details: { kubernetes: 'v1.34.4', cluster: 'npc-abc' } }],
    ['cilium · kind · Kubernetes v1.34.4 · dual', { ...onKind, details: { 'ip family': 'dual', kubernetes: 'v1.34.4' } }],
    ['prediction', { name: 'predict', cni: 'none', evidence: 'prediction', details: {} }],
    ['unknown · kind · run k3x9qa', { ...onKind, cni: 'unknown', details: {} }],
  ] as const) {
    it(name, () => {
      assert.equal(legName(buildResults([], { cluster })), name);
    });
  }

  it('of several each has a folder of its own, of one none', () => {
    const [first, second] = [
      buildResults([], { cluster: { ...onKind, details: { kubernetes: 'v1.34.4' } } }),
      buildResults([], { cluster: { ...onKind, cni: '../../etc', details: {} } }),
    ];
    assert.equal(legDirectory([first], first), '');
    assert.equal(legDirectory([first, second], first), 'cilium-kind-kubernetes-v1.34.4/');
    assert.equal(legDirectory([first, second], second), 'etc-kind/');
  });
});
