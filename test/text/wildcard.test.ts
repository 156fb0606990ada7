import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wildcard } from '../../harness/text/wildcard.ts';

describe('a wildcard', () => {
  it('matches what the regular expression of the same meaning matches', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '.'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (written, probe) => {
        const parts = written.split('*').map((part) => part.replaceAll('.', '\\.'));
        assert.equal(wildcard(written).test(probe), new RegExp(`^${parts.join('.*')}$`, 's').test(probe));
      }),
      { numRuns: 2000 },
    );
  });

  for (const [pattern, text, expected] of [
    ['*a*a', 'a', false],
    ['*a*a', 'aa', true],
    ['ab*ba', 'aba', false],
    ['ab*ba', 'abba', true],
    ['a*b*c', 'acbc', true],
    ['a*b*c', 'acb', false],
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['**', 'a', true],
    ['a', 'ab', false],
  ] as const)
    it(`${pattern} ${expected ? 'matches' : 'does not match'} ${JSON.stringify(text)}: no letter counts twice`, () => {
      assert.equal(wildcard(pattern).test(text), expected);
    });

  it('says no at once, however many stars there are', () => {
    assert.equal(wildcard(`${'*a'.repeat(40)}*b`).test('a'.repeat(10_000)), false);
    assert.equal(wildcard('*a'.repeat(40)).test('a'.repeat(10_000)), true);
  });
});
