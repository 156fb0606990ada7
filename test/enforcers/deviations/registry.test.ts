import assert from 'node:assert/strict';
import { deviations } from '../../../harness/enforcers/registry.ts';

describe('deviations', () => {
  it('have ids of their own, and say where they are documented', () => {
    assert.equal(new Set(deviations.map(({ id }) => id)).size, deviations.length);
    for (const { id, engines, sentence, source } of deviations) {
      assert.match(id, /^[a-z]+(-[a-z]+)+$/);
      assert.notEqual(engines.length, 0);
      assert.match(sentence, /\.$/);
      assert.notEqual(source, '');
    }
  });
});
