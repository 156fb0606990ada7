import assert from 'node:assert/strict';
import { rules } from '../../harness/findings/registry.ts';
import { foundBy } from './fixture.ts';

describe('the examples of the rules of findings', () => {
  for (const rule of rules) {
    it(`${rule.id}: the bad one is found`, () => {
      assert.notDeepEqual(foundBy(rule, rule.example.beside ?? '', rule.example.bad), []);
    });

    it(`${rule.id}: the good one is not`, () => {
      assert.deepEqual(foundBy(rule, rule.example.beside ?? '', rule.example.good), []);
    });
  }

  it('each rule has an id of its own', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
  });
});
