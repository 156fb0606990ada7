import assert from 'node:assert/strict';
import {
  decodeAttributes,
  encodeAttributes,
  uint32,
  uint32Big,
  zeroEnded,
} from '../../../../clusters/embedded/agent/netlink/attributes.ts';
import { addressBytes } from '../../../../clusters/embedded/agent/netlink/address-bytes.ts';
import { flushConntrack } from '../../../../clusters/embedded/agent/netlink/conntrack.ts';
import type { Request } from '../../../../clusters/embedded/agent/netlink/netlink-socket.ts';
import { addAddress, addRoute, createVeth, setUp } from '../../../../clusters/embedded/agent/netlink/route-requests.ts';
import { changeSetElements, type SetElement } from '../../../../clusters/embedded/agent/netlink/set-elements.ts';
import { hostRoute } from '../../../../clusters/embedded/agent/network/host-route.ts';

/** A request as a line: what, type, flags, and the bytes in hexadecimal, which a kernel took when they were written down here. */
function line({ what, type, flags, body }: Request): string {
  return `${what} ${String(type)} ${String(flags)} ${Buffer.from(body).toString('hex')}`;
}

describe('request to the kernel', () => {
  it('makes a pair of interfaces, one of them elsewhere', () => {
    const peer = { name: 'eth0', index: 2, namespaceFd: 33 };
    assert.equal(
      line(createVeth({ name: 'p7', index: 1007, peer })),
      [
        'create interface p7 16 1536 ',
        '00000000ef0300000000000000000000',
        '07000300703700000a000100026e706300010000',
        '480012800900010076657468000000003800028034000100',
        '00000000020000000000000000000000',
        '09000300657468300000000' + '00a000100026e70630001000008001c0021000000',
      ].join(''),
    );
  });

  it('sets an interface up, with ARP or without', () => {
    assert.equal(line(setUp(1, 'loopback')), 'set interface 1 up 16 0 00000000010000000100000001000000');
    assert.equal(line(setUp(1007, 'pair')), 'set interface 1007 up 16 0 00000000ef0300008100000081000000');
  });

  it('gives an interface an address of either family', () => {
    assert.equal(line(addAddress(2, '10.244.0.1')), 'add address 10.244.0.1 20 1536 0220020002000000080001000af40001080002000af40001');
    assert.equal(
      line(addAddress(2, 'fd00:10:244::1')),
      `add address fd00:10:244::1 20 1536 0a80020002000000${['1', '2'].map((type) => `14000${type}00fd000010024400000000000000000001`).join('')}`,
    );
  });

  it('adds a route to one address, or to all of a family', () => {
    const preferredSource = 'fd00:10:244::1';
    assert.equal(
      line(addRoute({ to: { kind: 'default', family: 6 }, index: 2, preferredSource })),
      'add route to everything over IPv6 24 1536 0a000000fe04fd0100000000080004000200000014000700fd000010024400000000000000000001',
    );
    assert.equal(
      line(hostRoute({ index: 1007, nodeAddresses: ['fc00::2', '172.18.0.2'] }, '10.244.0.1')),
      'add route to 10.244.0.1 24 1536 02200000fe04fd010000000008000400ef03000008000700ac120002080001000af40001',
    );
    assert.equal(
      line(hostRoute({ index: 1007, nodeAddresses: ['172.18.0.2', 'fc00::2'] }, 'fd00:10:244::1')),
      'add route to fd00:10:244::1 24 1536 0a800000fe04fd010000000008000400ef03000014000700fc00000000000000000000000000000214000100fd000010024400000000000000000001',
    );
    assert.throws(() => hostRoute({ index: 1007, nodeAddresses: ['172.18.0.2'] }, 'fd00::1'), {
      name: 'RangeError',
      message: 'the node has no address of the family of fd00::1',
    });
  });

  describe('that changes a set', () => {
    const element = (key: string): SetElement => ({ table: 't', set: 'names', key: Buffer.from(key, 'hex') });
    const change = (kind: 'add' | 'delete', ...keys: readonly string[]): readonly (readonly string[])[] => {
      const sent: (readonly string[])[] = [];
      changeSetElements({ request: (requests) => sent.push(requests.map(line)) }, kind, keys.map(element));
      return sent;
    };
    const begin = 'begin a transaction 16 0 0000000a';
    const end = 'end a transaction 17 0 0000000a';
    const body = (key: string): string => `0100000006000100740000000a0002006e616d657300000014000380100001800c00018008000100${key}`;

    it('is one transaction, and the last element in it is acknowledged', () => {
      assert.deepEqual(change('add', '0af40001', '0af40002'), [
        [
          begin,
          `add an element of set names 2572 1024 ${body('0af40001')}`,
          `add an element of set names 2572 1028 ${body('0af40002')}`,
          end,
        ],
      ]);
      assert.deepEqual(change('delete', '0af40001'), [[begin, `delete an element of set names 2574 4 ${body('0af40001')}`, end]]);
    });

    it('is none for no element', () => {
      assert.deepEqual(change('add'), []);
    });
  });

  it('forgets the connections of both families', () => {
    const sent: string[] = [];
    flushConntrack({ request: (requests) => sent.push(...requests.map(line)) });
    assert.deepEqual(sent, ['flush connection tracking 258 0 00000000']);
  });
});

describe('attributes of netlink', () => {
  it('are read as they were written, each padded to four bytes', () => {
    const bytes = encodeAttributes([
      [1, Buffer.from('a')],
      [2, [[3, zeroEnded('abc')]]],
      [4, uint32(5)],
      [5, uint32Big(5)],
      [6, Buffer.alloc(0)],
    ]);
    assert.equal(bytes.toString('hex'), '05000100610000000c000280080003006162630008000400050000000800050000000005' + '04000600');
    const found = decodeAttributes(Buffer.concat([Buffer.from('head'), bytes]), 4);
    assert.deepEqual(
      [...found].map(([type, value]) => [type, value.toString('hex')]),
      [
        [1, '61'],
        [2, '0800030061626300'],
        [4, '05000000'],
        [5, '00000005'],
        [6, ''],
      ],
    );
  });

  it('end where the bytes end, or make no sense', () => {
    assert.deepEqual([...decodeAttributes(Buffer.from('0300010061626364', 'hex'), 0)], []);
    assert.deepEqual([...decodeAttributes(Buffer.from('050001', 'hex'), 0)], []);
    assert.deepEqual([...decodeAttributes(Buffer.from('05000100610000000400', 'hex'), 0).keys()], [1]);
  });
});

describe('address in a packet', () => {
  it('has as many bytes as its family', () => {
    assert.equal(addressBytes('10.0.0.1').toString('hex'), '0a000001');
    assert.equal(addressBytes('::1').toString('hex'), '1'.padStart(32, '0'));
    assert.throws(() => addressBytes('nowhere'), { name: 'RangeError', message: '"nowhere" is not an IP address' });
  });
});
