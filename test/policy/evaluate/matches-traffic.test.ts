import assert from 'node:assert/strict';
import { formatTraffic } from '../../../harness/policy/evaluate/format-traffic.ts';
import { matchesTraffic } from '../../../harness/policy/evaluate/matches-traffic.ts';
import type { Traffic } from '../../../harness/policy/ir/traffic.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { flow } from '../flow.ts';

const range = (first: number, last = first) => ({ kind: 'range', first, last }) as const;
const named = { kind: 'named', name: 'http', portsByAddress: new Map([['fd00::1', [80, 81]]]) } as const;
const protocols = (port: number, options: Partial<Flow> = {}): Flow => flow('a', 'b', port, options);
const icmp4 = protocols(0, { protocol: 'ICMP' });
const icmp6 = protocols(0, { protocol: 'ICMP', family: 6 });

interface Case {
  readonly traffic: Traffic;
  readonly text: string;
  readonly yes: readonly Flow[];
  readonly no: readonly Flow[];
}

const cases: readonly Case[] = [
  {
    traffic: { kind: 'transport', protocol: 'TCP' },
    text: 'TCP',
    yes: [protocols(1), protocols(65_535)],
    no: [protocols(1, { protocol: 'UDP' }), protocols(1, { protocol: 'SCTP' }), icmp4],
  },
  {
    traffic: { kind: 'transport', protocol: 'UDP', ports: [range(5, 7), range(9)] },
    text: 'UDP 5-7 or 9',
    yes: [5, 6, 7, 9].map((port) => protocols(port, { protocol: 'UDP' })),
    no: [4, 8, 10].map((port) => protocols(port, { protocol: 'UDP' })),
  },
  { traffic: { kind: 'transport', protocol: 'TCP', ports: [] }, text: 'TCP no port', yes: [], no: [protocols(1)] },
  { traffic: { kind: 'transport', protocol: 'UDPLite' }, text: 'UDPLite', yes: [], no: [protocols(1), protocols(1, { protocol: 'UDP' })] },
  {
    traffic: { kind: 'transport', protocol: 'TCP', ports: [named] },
    text: 'TCP port "http"',
    yes: [protocols(80), protocols(81)],
    no: [protocols(82), protocols(80, { protocol: 'UDP' })],
  },
  {
    traffic: { kind: 'transport', protocol: 'TCP', sourcePorts: [range(50_000, 65_535), range(1024, 49_999)] },
    text: 'TCP from 50000-65535 or 1024-49999',
    yes: [protocols(80)],
    no: [],
  },
  {
    traffic: { kind: 'transport', protocol: 'TCP', sourcePorts: [range(32_768, 60_998)] },
    text: 'TCP from 32768-60998',
    yes: [],
    no: [protocols(80)],
  },
  {
    traffic: { kind: 'transport', protocol: 'TCP', sourcePorts: [range(1024, 40_000), range(40_002, 65_535)] },
    text: 'TCP from 1024-40000 or 40002-65535',
    yes: [],
    no: [protocols(80)],
  },
  { traffic: { kind: 'icmp', family: 4 }, text: 'ICMP', yes: [icmp4], no: [icmp6, protocols(8)] },
  { traffic: { kind: 'icmp', family: 4, type: 8, code: 0 }, text: 'ICMP type 8 code 0', yes: [icmp4], no: [icmp6] },
  { traffic: { kind: 'icmp', family: 4, type: 0 }, text: 'ICMP type 0', yes: [], no: [icmp4] },
  { traffic: { kind: 'icmp', family: 6, type: 128 }, text: 'ICMPv6 type 128', yes: [icmp6], no: [icmp4] },
  { traffic: { kind: 'icmp', family: 6, type: 128, code: 1 }, text: 'ICMPv6 type 128 code 1', yes: [], no: [icmp6] },
  { traffic: { kind: 'protocol-number', number: 1 }, text: 'protocol 1', yes: [icmp4], no: [icmp6, protocols(1)] },
  { traffic: { kind: 'protocol-number', number: 58 }, text: 'protocol 58', yes: [icmp6], no: [icmp4] },
  { traffic: { kind: 'protocol-number', number: 6 }, text: 'protocol 6', yes: [protocols(1)], no: [protocols(1, { protocol: 'UDP' })] },
  { traffic: { kind: 'protocol-number', number: 17 }, text: 'protocol 17', yes: [protocols(1, { protocol: 'UDP' })], no: [protocols(1)] },
  {
    traffic: { kind: 'protocol-number', number: 132 },
    text: 'protocol 132',
    yes: [protocols(1, { protocol: 'SCTP' })],
    no: [protocols(1)],
  },
];

describe('matchesTraffic', () => {
  for (const { traffic, text, yes, no } of cases) {
    it(text, () => {
      assert.equal(formatTraffic(traffic), text);
      for (const one of yes) assert.ok(matchesTraffic(traffic, one, 'fd00:0::1'), JSON.stringify(one));
      for (const one of no) assert.ok(!matchesTraffic(traffic, one, 'fd00:0::1'), JSON.stringify(one));
    });
  }

  it('looks a named port up at the destination address', () => {
    assert.ok(!matchesTraffic({ kind: 'transport', protocol: 'TCP', ports: [named] }, protocols(80), 'fd00::2'));
  });
});
