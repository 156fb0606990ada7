import assert from 'node:assert/strict';
import { mergeValues } from '../../harness/source/merge-values.ts';

describe('merging values', () => {
  it('merges maps and replaces everything else, later ones winning', () => {
    assert.deepEqual(mergeValues({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { c: [3] } }, { d: { e: 1 } }), {
      a: { b: 1, c: [3] },
      d: { e: 1 },
    });
  });

  it('does not change its sources', () => {
    const under = { a: { b: 1 } };
    mergeValues(under, { a: { c: 1 } });
    assert.deepEqual(under, { a: { b: 1 } });
  });

  it('keeps hostile keys as plain keys', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>;
    mergeValues({ a: 1 }, hostile);
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
