import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contains } from '../../harness/address/contains.ts';
import { formatAddress } from '../../harness/address/format-address.ts';
import { normaliseAddress } from '../../harness/address/normalise-address.ts';
import { parseCidr } from '../../harness/address/parse-cidr.ts';
import { subtract } from '../../harness/address/subtract.ts';
import { union } from '../../harness/address/union.ts';

const cidr = fc
  .oneof(fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })), fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })))
  .map(([address, prefix]) => parseCidr(`${address}/${String(prefix)}`))
  .filter((set) => set !== undefined);
const address = fc.oneof(fc.ipV4(), fc.ipV6());

describe('address sets', () => {
  it('masks host bits', () => {
    const set = parseCidr('10.1.2.3/24');
    assert.ok(set !== undefined);
    assert.ok(contains(set, '10.1.2.255'));
    assert.ok(!contains(set, '10.1.3.0'));
    assert.ok(!contains(set, '::10.1.2.3'));
  });

  for (const text of [
    '10.0.0.1',
    '10.0.0.0/33',
    '10.0.0/24',
    '300.0.0.0/8',
    '::/129',
    '10.0.0.0/08',
    'a/8',
    '10.0.0.0/ 8',
    'fe80::1%eth0/64',
    '',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(parseCidr(text), undefined);
    });
  }

  it('writes IPv6 as RFC 5952 does', () => {
    assert.equal(normaliseAddress('2001:DB8:0:0:0:0:0:1'), '2001:db8::1');
    assert.equal(formatAddress(4, 0x0a00_0001n), '10.0.0.1');
    assert.throws(() => normaliseAddress('localhost'), /"localhost" is not an IP address/);
  });

  it('holds an address in a union exactly when one of the sets does', () => {
    fc.assert(fc.property(cidr, cidr, address, (a, b, x) => contains(union(a, b), x) === (contains(a, x) || contains(b, x))));
  });

  it('holds an address in a difference exactly when only the first set does', () => {
    fc.assert(
      fc.property(
        cidr,
        cidr,
        cidr,
        address,
        (a, b, c, x) => contains(subtract(union(a, c), b), x) === ((contains(a, x) || contains(c, x)) && !contains(b, x)),
      ),
    );
  });
});
