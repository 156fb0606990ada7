import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spreadOf } from '../../../tools/bench/spread.ts';

describe('the spread of measurements', () => {
  it('names the least, the one in the middle, and the most, whatever their order', () => {
    assert.deepEqual(spreadOf([3, 1, 2]), { least: 1, median: 2, most: 3 });
  });

  it('has its median between the others', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (measured) => {
        const { least, median, most } = spreadOf(measured);
        assert.ok(least <= median && median <= most);
        assert.ok(measured.every((one) => least <= one && one <= most));
      }),
    );
  });

  it('is none of nothing', () => {
    assert.throws(() => spreadOf([]), RangeError);
  });
});
