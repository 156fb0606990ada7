import assert from 'node:assert/strict';
import { mergeTiers } from '../../../../clusters/embedded/nft/merge-tiers.ts';
import { cell, open, policy, tier } from '../rules.ts';

function merged(...tiers: readonly (readonly [string, number])[]): readonly string[] {
  const rulesets = tiers.map(([name, order], index) => {
    return cell(tier(name, order, policy(`p${String(index)}`, ['a/one'], { ingress: open() }))).ruleset;
  });
  return mergeTiers(rulesets).map(
    ({ name, order, policies }) => `${String(order)} ${name}: ${policies.map(({ ref }) => ref.name).join(' ')}`,
  );
}

describe('the tiers of several cells', () => {
  it('are walked by their order, then by name, whatever the order of the cells', () => {
    const expected = ['1 z: p', '2 a: p', '2 b: p', '10 a: p'];
    const given = [
      ['a', 10],
      ['b', 2],
      ['z', 1],
      ['a', 2],
    ] as const;
    for (const tiers of [given, given.toReversed()])
      assert.deepEqual(
        merged(...tiers).map((line) => line.replace(/p\d$/, 'p')),
        expected,
      );
  });

  it('are one where order and name are the same; each cell keeps the order of its policies', () => {
    assert.deepEqual(merged(['a', 1], ['b', 1], ['a', 1], ['a', 2]), ['1 a: p0 p2', '1 b: p1', '2 a: p3']);
  });
});
