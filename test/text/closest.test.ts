import assert from 'node:assert/strict';
import fc from 'fast-check';
import { closest } from '../../harness/text/closest.ts';

const names = ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'];

describe('closest', () => {
  for (const [word, expected] of [
    ['cillium', 'cilium'],
    ['Calico', 'calico'],
    ['clusternetworkpolicy', 'clusterNetworkPolicy'],
    ['kube', 'kubernetes'],
    ['x', undefined],
    ['istio', undefined],
  ] as const) {
    it(`${word}: ${String(expected)}`, () => {
      assert.equal(closest(word, names), expected);
    });
  }

  it('one slip in a word of at least three letters is always forgiven', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,12}$/), fc.nat(), (word, position) => {
        const at = position % word.length;
        assert.equal(closest(word.slice(0, at) + word.slice(at + 1), [word]), word);
      }),
    );
  });
});
