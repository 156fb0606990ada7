import assert from 'node:assert/strict';
import { flowRate } from '../../../../clusters/kubernetes/probe/flow-rate.ts';

const node = (processors: number, schedulable = true): Parameters<typeof flowRate>[0][number] => ({ processors, schedulable });

describe('the rate of new flows', () => {
  it('grows with the processors that probe pods can use', () => {
    assert.equal(flowRate([node(2)]), 100);
    assert.equal(flowRate([node(1.5), node(1.5)]), 150);
    assert.equal(flowRate([node(2), node(8, false)]), 100);
  });

  it('has an end at both sides: what an enforcer takes, and what a run needs', () => {
    assert.equal(flowRate([node(64), node(64)]), 200);
    assert.equal(flowRate([node(0.25)]), 50);
  });
});
