import assert from 'node:assert/strict';
import { readFieldPath } from '../../harness/coverage/read-field-path.ts';

const object: unknown = JSON.parse('{"spec": {"ingress": [{"from": ["first", "second"]}], "__proto__": {"own": 1}}}');

describe('a field path', () => {
  it('leads to a value', () => {
    assert.equal(readFieldPath(object, 'spec.ingress[0].from[1]'), 'second');
    assert.equal(readFieldPath(object, 'spec.__proto__.own'), 1);
  });

  for (const path of ['spec.egress[0]', 'spec.ingress[7].from', '__proto__', 'constructor', 'spec.ingress.length.x', 'spec.ingress.map']) {
    it(`leads nowhere: ${path}`, () => {
      assert.equal(readFieldPath(object, path), undefined);
    });
  }
});
