import assert from 'node:assert/strict';
import { testWithin } from '../../harness/text/test-within.ts';

describe('testing a regular expression within a time', () => {
  it('says whether one of the texts matches', () => {
    assert.equal(testWithin(/^b/u, ['a', 'bc']), true);
    assert.equal(testWithin(/^b/u, ['a']), false);
    assert.equal(testWithin(/^b/u, []), false);
  });

  it('stops an expression that would take for ever', () => {
    assert.equal(testWithin(/^((a+)+)+!$/u, ['a'.repeat(200)]), 'too long');
    assert.equal(testWithin(/a/u, ['a']), true);
  });

  it('hides no other error', () => {
    const broken = Object.assign(/a/u, {
      test: () => {
        throw new TypeError('a bug');
      },
    });
    assert.throws(() => testWithin(broken, ['a']), /a bug/);
  });
});
