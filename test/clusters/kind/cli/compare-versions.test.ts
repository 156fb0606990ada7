import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareVersions } from '../../../../clusters/kind/cli/compare-versions.ts';

describe('versions', () => {
  it('compare part by part, as numbers; a missing part is 0', () => {
    assert.ok(compareVersions('0.9.0', '0.24.0') < 0);
    assert.ok(compareVersions('1.0', '0.99.99') > 0);
    assert.equal(compareVersions('0.24', '0.24.0'), 0);
  });

  it('are ordered: turning the question round turns the answer round', () => {
    const part = fc.nat({ max: 99 });
    const version = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, version, (one, other) => {
        assert.equal(Math.sign(compareVersions(one, other)) + Math.sign(compareVersions(other, one)), 0);
      }),
    );
  });
});
