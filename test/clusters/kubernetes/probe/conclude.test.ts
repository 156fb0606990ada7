import assert from 'node:assert/strict';
import fc from 'fast-check';
import { conclude } from '../../../../clusters/kubernetes/probe/conclude.ts';
import type { Attempt, ObservationKind } from '../../../../harness/vocabulary/observation.ts';

function attempts(...kinds: readonly ObservationKind[]): readonly Attempt[] {
  return kinds.map((kind) => ({ kind, atMs: 0, durationMs: 0, detail: '' }));
}

describe('the conclusion of attempts', () => {
  it('takes one connection, but never one silence', () => {
    assert.equal(conclude(attempts('connected')).kind, 'connected');
    assert.equal(conclude(attempts('dropped')).kind, 'error');
    assert.equal(conclude(attempts('dropped', 'dropped')).kind, 'dropped');
  });

  it('wants a connection after a silence confirmed', () => {
    assert.equal(conclude(attempts('dropped', 'connected')).kind, 'error');
    assert.equal(conclude(attempts('dropped', 'connected', 'connected')).kind, 'connected');
  });

  it('makes no denial of errors', () => {
    assert.equal(conclude(attempts('error', 'dropped')).kind, 'error');
    assert.equal(conclude(attempts('error', 'dropped', 'dropped')).kind, 'dropped');
    assert.equal(conclude(attempts('error', 'connected')).kind, 'connected');
    assert.equal(conclude([]).kind, 'error');
  });

  it('is a denial only where the last two attempts saw the same one', () => {
    const kind = fc.constantFrom<ObservationKind>('connected', 'dropped', 'rejected', 'refused', 'error');
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 5 }), (kinds) => {
        const concluded = conclude(attempts(...kinds)).kind;
        if (concluded === 'dropped' || concluded === 'rejected') assert.deepEqual(kinds.slice(-2), [concluded, concluded]);
      }),
    );
  });
});
