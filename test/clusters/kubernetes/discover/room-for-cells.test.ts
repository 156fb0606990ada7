import assert from 'node:assert/strict';
import { roomForCells } from '../../../../clusters/kubernetes/discover/room-for-cells.ts';

const node = (processors: number, pods: number, schedulable = true): Parameters<typeof roomForCells>[0][number] => ({
  processors,
  pods,
  schedulable,
});

describe('the room for cells', () => {
  it('grows with the processors that their pods can run on', () => {
    assert.equal(roomForCells([node(2, 240)]), 28);
    assert.equal(roomForCells([node(2, 240), node(2, 240)]), 56);
    assert.equal(roomForCells([node(2, 240), node(8, 240, false)]), 28);
  });

  it('ends where the nodes take no more pods, long before their last one', () => {
    assert.equal(roomForCells([node(64, 110)]), 27);
    assert.equal(roomForCells([node(64, 110), node(64, 110, false)]), 27);
  });

  it('is never none', () => {
    assert.equal(roomForCells([node(0.01, 110)]), 14);
    assert.equal(roomForCells([node(2, 3)]), 1);
  });
});
