import assert from 'node:assert/strict';
import { isAgentMessage, isOrderMessage } from '../../../../clusters/embedded/wire/messages.ts';

const strange = [undefined, null, 0, '', 'started', [], {}, { kind: undefined }, { kind: 'else' }, { type: 'done' }];

describe('messages between the harness and its agent', () => {
  it('are told from anything else that a process may send', () => {
    for (const kind of ['started', 'alive', 'done', 'probed', 'failed']) {
      assert.equal(isAgentMessage({ kind }), true, kind);
      assert.equal(isOrderMessage({ kind }), false, kind);
    }
    assert.equal(isOrderMessage({ kind: 'order' }), true);
    assert.equal(isAgentMessage({ kind: 'order' }), false);
    for (const value of strange) {
      assert.equal(isAgentMessage(value), false, JSON.stringify(value));
      assert.equal(isOrderMessage(value), false, JSON.stringify(value));
    }
  });
});
