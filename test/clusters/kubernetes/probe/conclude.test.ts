import assert from 'node:assert/strict';
import fc from 'fast-check';
import { conclude } from '../../../../clusters/kubernetes/probe/conclude.ts';
import type { Attempt, ObservationKind } from '../../../../harness/vocabulary/observation.ts';

function attempts(...kinds: readonly ObservationKind[]): readonly Attempt[] {
  return kinds.map((kind) => ({ kind, atMs: 0, durationMs: 0, detail: '' }));
}

describe('the conclusion of attempts', () => {
  it('takes one connection, but never one silence', () => {
    assert.equal(conclude(attempts('connected'), 'confirming').kind, 'connected');
    assert.equal(conclude(attempts('dropped'), 'confirming').kind, 'error');
    assert.equal(conclude(attempts('dropped', 'dropped'), 'confirming').kind, 'dropped');
  });

  it('wants a connection after a silence confirmed', () => {
    assert.equal(conclude(attempts('dropped', 'connected'), 'confirming').kind, 'error');
    assert.equal(conclude(attempts('dropped', 'connected', 'connected'), 'confirming').kind, 'connected');
  });

  it('takes what it sees in a look that another one will confirm', () => {
    assert.equal(conclude(attempts('dropped'), 'first').kind, 'dropped');
    assert.equal(conclude(attempts('dropped', 'connected'), 'settling').kind, 'connected');
    assert.equal(conclude(attempts('error'), 'first').kind, 'error');
  });

  it('takes one silence that confirms the look before, and no other', () => {
    assert.equal(conclude(attempts('dropped'), 'confirming', 'dropped').kind, 'dropped');
    for (const before of ['connected', 'rejected', 'refused', 'error'] as const) {
      assert.equal(conclude(attempts('dropped'), 'confirming', before).kind, 'error');
    }
    assert.equal(conclude(attempts('connected', 'dropped'), 'confirming', 'dropped').kind, 'error');
    assert.equal(conclude(attempts('connected'), 'confirming', 'dropped').kind, 'connected');
  });

  it('makes no denial of errors', () => {
    assert.equal(conclude(attempts('error', 'dropped'), 'confirming').kind, 'error');
    assert.equal(conclude(attempts('error', 'dropped', 'dropped'), 'confirming').kind, 'dropped');
    assert.equal(conclude(attempts('error', 'connected'), 'confirming').kind, 'connected');
    assert.equal(conclude([], 'confirming').kind, 'error');
  });

  it('is a denial only where the last two looks saw the same one', () => {
    const kind = fc.constantFrom<ObservationKind>('connected', 'dropped', 'rejected', 'refused', 'error');
    fc.assert(
      fc.property(fc.option(kind, { nil: undefined }), fc.array(kind, { maxLength: 5 }), (before, kinds) => {
        const concluded = conclude(attempts(...kinds), 'confirming', before).kind;
        if (concluded === 'dropped' || concluded === 'rejected') assert.deepEqual([before, ...kinds].slice(-2), [concluded, concluded]);
      }),
    );
  });
});
