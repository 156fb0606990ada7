import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fqdnPattern } from '../../harness/dialects/cilium/fqdn-pattern.ts';
import { fqdnSchema } from '../../harness/dialects/cilium/fqdn-schema.ts';

const most = 255;

describe('names and patterns of names from a stranger', () => {
  it('are refused as Cilium refuses them, whatever they are', () => {
    const unit = fc.constantFrom('a', '-', '_', '.', '*', '!');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        assert.equal(fqdnSchema.safeParse({ matchName: text }).success, /^([-a-zA-Z0-9_]+[.]?)+$/.test(text));
        assert.equal(fqdnSchema.safeParse({ matchPattern: text }).success, /^([-a-zA-Z0-9_*]+[.]?)+$/.test(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('are refused at once, however long they are', () => {
    for (const text of [`${'a'.repeat(most - 1)}!`, `${'a.'.repeat(120)}!`, `${'a'.repeat(100_000)}!`]) {
      assert.equal(fqdnSchema.safeParse({ matchName: text }).success, false);
      assert.equal(fqdnSchema.safeParse({ matchPattern: text }).success, false);
    }
  });

  it('match what the expression without a shortcut matches', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.'), minLength: 1, maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    const accepted = pattern.filter(
      (matchPattern) => fqdnSchema.safeParse({ matchPattern }).success && !/^\*+\.?$|^\*\*/.test(matchPattern),
    );
    fc.assert(
      fc.property(accepted, name, (matchPattern, text) => {
        const plain = matchPattern.replace(/\.$/, '').replaceAll('.', '\\.').replace(/\*+/g, '[-a-z0-9_]*');
        assert.equal(fqdnPattern({ matchPattern }).regex.test(text), new RegExp(`^${plain}$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('match in a moment where there are many stars', () => {
    const { regex } = fqdnPattern({ matchPattern: `**.${'*a'.repeat(100)}*b` });
    assert.equal(regex.test(`${'a'.repeat(200)}.${'a'.repeat(200)}`), false);
    assert.equal(regex.test(`x.${'a'.repeat(200)}b`), true);
  });
});
