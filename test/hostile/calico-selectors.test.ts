import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSelector } from '../../harness/dialects/calico/selector/parse-selector.ts';
import { SelectorSyntaxError } from '../../harness/dialects/calico/selector/selector-syntax-error.ts';

const piece = fc.constantFrom(
  'a',
  "'x'",
  '"',
  '==',
  '!=',
  '!',
  '(',
  ')',
  '{',
  '}',
  ',',
  '&&',
  '||',
  ' in ',
  ' not in ',
  'has(',
  'all()',
  ' ',
);

describe('a Calico selector from a stranger', () => {
  it('is read or refused with the place, whatever it is', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        try {
          assert.ok(parseSelector(text).kind);
        } catch (error) {
          assert.ok(error instanceof SelectorSyntaxError, String(error));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('may be 100 deep, and no deeper', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}all()${')'.repeat(depth)}`;
    assert.equal(parseSelector(nested(100)).kind, 'all');
    for (const text of [nested(101), nested(10_000), `${'!'.repeat(10_000)}all()`]) {
      assert.throws(() => parseSelector(text), SelectorSyntaxError);
    }
  });

  it('may be long', () => {
    const long = Array.from({ length: 20_000 }, (_, index) => `a == 'v${String(index)}'`).join(' || ');
    assert.equal(parseSelector(long).kind, 'or');
  });
});
