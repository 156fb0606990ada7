import assert from 'node:assert/strict';
import type { PlacedPolicy } from '../../harness/dialects/dialect.ts';
import { groupTiers } from '../../harness/dialects/group-tiers.ts';

function placed(tier: string, tierOrder: number, name: string, order: number): PlacedPolicy {
  const ref = { apiVersion: 'v1', kind: 'Policy', name, file: 'f' };
  return { tier: { name: tier, order: tierOrder }, policy: { ref, order, subjects: new Set() } };
}

describe('groupTiers', () => {
  it('joins tiers of one name and breaks ties of order by name', () => {
    const tiers = groupTiers([placed('b', 1, 'x', 2), placed('a', 1, 'y', 1), placed('b', 1, 'z', 1), placed('b', 1, 'a', 2)]);
    const names = tiers.map(({ name, policies }) => [name, policies.map(({ ref }) => ref.name)]);
    assert.deepEqual(names, [
      ['a', ['y']],
      ['b', ['z', 'a', 'x']],
    ]);
  });

  it('sorts a policy without order (infinite) last', () => {
    const [tier] = groupTiers([placed('a', 1, 'a', Infinity), placed('a', 1, 'c', 5), placed('a', 1, 'b', Infinity)]);
    assert.deepEqual(
      tier?.policies.map(({ ref }) => ref.name),
      ['c', 'a', 'b'],
    );
  });

  it('refuses a tier with two orders', () => {
    assert.throws(() => groupTiers([placed('a', 1, 'x', 1), placed('a', 2, 'y', 1)]), /tier a has the orders 1 and 2/);
  });
});
