import assert from 'node:assert/strict';
import { addresses } from '../../harness/address/addresses.ts';
import { contains } from '../../harness/address/contains.ts';
import { mergeRanges } from '../../harness/address/merge-ranges.ts';
import { parseAddress } from '../../harness/address/parse-address.ts';

type Pair = readonly [number, number];

function merged(...pairs: readonly Pair[]): readonly Pair[] {
  return mergeRanges(pairs.map(([first, last]) => ({ first: BigInt(first), last: BigInt(last) }))).map(({ first, last }) => [
    Number(first),
    Number(last),
  ]);
}

describe('merging address ranges', () => {
  it('sorts them', () => {
    assert.deepEqual(merged([7, 8], [1, 2], [4, 5]), [
      [1, 2],
      [4, 5],
      [7, 8],
    ]);
  });

  it('joins those that overlap or touch, and no others', () => {
    assert.deepEqual(merged([1, 3], [2, 5]), [[1, 5]]);
    assert.deepEqual(merged([1, 3], [4, 5]), [[1, 5]]);
    assert.deepEqual(merged([4, 5], [1, 3]), [[1, 5]]);
    assert.deepEqual(merged([1, 3], [5, 5]), [
      [1, 3],
      [5, 5],
    ]);
  });

  it('keeps the longer one of two that begin together, and one that holds another', () => {
    assert.deepEqual(merged([1, 2], [1, 9]), [[1, 9]]);
    assert.deepEqual(merged([1, 9], [1, 2]), [[1, 9]]);
    assert.deepEqual(merged([1, 9], [3, 4], [8, 11]), [[1, 11]]);
  });

  it('changes nothing that it is given', () => {
    const ranges = [
      { first: 4n, last: 5n },
      { first: 1n, last: 3n },
    ];
    mergeRanges(ranges);
    assert.deepEqual(ranges, [
      { first: 4n, last: 5n },
      { first: 1n, last: 3n },
    ]);
  });
});

describe('an address', () => {
  it('is a number of its family', () => {
    assert.deepEqual(parseAddress('10.0.0.1'), { family: 4, value: 0x0a000001n });
    assert.deepEqual(parseAddress('::1:2'), { family: 6, value: 0x10002n });
    assert.equal(parseAddress('10.0.0.1'), parseAddress('10.0.0.1'));
  });

  for (const text of ['', 'a', '10.0.0', '10.0.0.256', '1', '0x7f.1', 'fe80::1%eth0', '::g', '1::2::3', '10.0.0.1/32'])
    it(`is not ${JSON.stringify(text)}, which is in no set`, () => {
      assert.equal(parseAddress(text), undefined);
      assert.equal(contains(addresses(['10.0.0.1', '::1']), text), false);
      assert.throws(() => addresses(['10.0.0.1', text]), new RangeError(`${JSON.stringify(text)} is not an IP address`));
    });
});
