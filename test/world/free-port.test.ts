import assert from 'node:assert/strict';
import fc from 'fast-check';
import { freePort } from '../../harness/world/free-port.ts';
import { refusalOf } from './fixture.ts';

const port = fc.integer({ min: 1, max: 65_535 });
const near = fc.integer({ min: 9_900, max: 10_100 });
const protocol = fc.constantFrom('TCP', 'UDP');

describe('the port of a listener that nobody declares', () => {
  const cases: readonly (readonly ['TCP' | 'UDP', readonly number[], number])[] = [
    ['TCP', [], 9_999],
    ['UDP', [], 9_998],
    ['TCP', [9_999], 10_000],
    ['UDP', [9_998, 9_997], 9_996],
    ['UDP', Array.from({ length: 9_998 }, (_, index) => index + 1), 9_999],
  ];
  for (const [transport, taken, expected] of cases) {
    it(`is ${String(expected)}/${transport} where ${String(taken.length)} are taken`, () => {
      assert.equal(freePort(transport, taken), expected);
    });
  }

  it('is never one that is taken', () => {
    fc.assert(fc.property(protocol, fc.array(fc.oneof(port, near)), (transport, taken) => !taken.includes(freePort(transport, taken))));
  });

  it('is another one for each protocol, wherever both can have their way', () => {
    fc.assert(fc.property(fc.array(near), (taken) => freePort('TCP', taken) > freePort('UDP', taken)));
  });

  it('is an error where all are taken', () => {
    const all = Array.from({ length: 65_535 }, (_, index) => index + 1);
    assert.match(
      refusalOf(() => freePort('TCP', all)),
      /^Every TCP port from 1 to 65535 is declared/,
    );
  });
});
