import assert from 'node:assert/strict';
import { UndoStack } from '../../../clusters/kind/undo-stack.ts';

describe('undoing', () => {
  it('goes backwards, tries everything, and does nothing twice', async () => {
    const undone: string[] = [];
    const undo = new UndoStack();
    undo.defer(() => Promise.resolve(undone.push('first')));
    undo.defer(() => Promise.reject(new Error('stuck')));
    undo.defer(() => Promise.resolve(undone.push('last')));
    await assert.rejects(undo[Symbol.asyncDispose](), { message: 'stuck' });
    assert.deepEqual(undone, ['last', 'first']);
    await undo[Symbol.asyncDispose]();
    assert.deepEqual(undone, ['last', 'first']);
  });

  it('tells of all that failed', async () => {
    const undo = new UndoStack();
    undo.defer(() => Promise.reject(new Error('one')));
    undo.defer(() => Promise.reject(new Error('two')));
    await assert.rejects(undo[Symbol.asyncDispose](), { name: 'AggregateError', message: /two.*one/ });
  });
});
