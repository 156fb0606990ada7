import assert from 'node:assert/strict';
import { readFiveTuple } from '../../../../clusters/embedded/agent/netlink/packet.ts';

describe('head of a packet', () => {
  const ports = 'abcd0050';

  it('of IPv4 gives addresses, protocol and ports, options or not', () => {
    const tuple = { protocol: 6, source: '10.244.0.1', sourcePort: 0xabcd, destination: '10.244.0.2', destinationPort: 80 };
    assert.deepEqual(readFiveTuple(Buffer.from(`4500003c00000000400600000af400010af40002${ports}`, 'hex')), tuple);
    assert.deepEqual(readFiveTuple(Buffer.from(`4600003c00000000400600000af400010af4000200000000${ports}`, 'hex')), tuple);
  });

  it('of IPv6 gives addresses in their canonical text', () => {
    const head = `6000000000141140fd00001002440000000000000000000120010db8000200000000000000000010${ports}`;
    assert.deepEqual(readFiveTuple(Buffer.from(head, 'hex')), {
      protocol: 17,
      source: 'fd00:10:244::1',
      sourcePort: 0xabcd,
      destination: '2001:db8:2::10',
      destinationPort: 80,
    });
  });

  it('has no ports where the packet ends before them', () => {
    const tuple = readFiveTuple(Buffer.from('4500003c00000000400100000af400010af40002', 'hex'));
    assert.deepEqual([tuple?.sourcePort, tuple?.destinationPort], [0, 0]);
  });

  it('is none for what is too short or of no known version', () => {
    assert.equal(readFiveTuple(Buffer.alloc(0)), undefined);
    assert.equal(readFiveTuple(Buffer.from('4500', 'hex')), undefined);
    assert.equal(readFiveTuple(Buffer.alloc(64)), undefined);
    const six = Buffer.alloc(40, 0x60);
    assert.equal(readFiveTuple(six.subarray(0, 39)), undefined);
    assert.equal(readFiveTuple(six)?.destinationPort, 0);
  });
});
