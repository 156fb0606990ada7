import assert from 'node:assert/strict';
import { exceptConditions, matchConditions } from '../../../../clusters/embedded/nft/match-conditions.ts';
import { SetRegistry } from '../../../../clusters/embedded/nft/set-registry.ts';
import { TableWriter } from '../../../../clusters/embedded/nft/table-writer.ts';
import type { Match } from '../../../../harness/policy/ir/rule.ts';
import { among, named, rule, transport } from '../rules.ts';

function compile(match: Partial<Match>): {
  readonly conditions: readonly string[];
  readonly sets: readonly string[];
  readonly exceptions: readonly string[];
} {
  const writer = new TableWriter('t');
  const sets = new SetRegistry(writer);
  const full = rule('r', 'allow', match).match;
  const conditions = matchConditions(full, sets);
  const exceptions = exceptConditions(full, sets);
  return { conditions, exceptions, sets: writer.statements.map(({ text }) => text).slice(1) };
}

describe('conditions of a rule as nft expressions', () => {
  it('are none for a rule without conditions, which matches every packet', () => {
    assert.deepEqual(compile({}).conditions, ['']);
  });

  it('name the family where only one is meant', () => {
    assert.deepEqual(compile({ family: 6 }).conditions, ['meta nfproto ipv6']);
    assert.deepEqual(compile({ family: 4, traffic: [transport('TCP', 80)] }).conditions, ['meta nfproto ipv4 tcp dport 80']);
  });

  it('are one expression for both families where no address is named', () => {
    assert.deepEqual(compile({ traffic: [transport('TCP', 443, 80, [79, 81]), transport('UDP')] }).conditions, [
      'tcp dport { 79-81, 443 }',
      'meta l4proto udp',
    ]);
  });

  it('are one per family where addresses are; a family without addresses never matches', () => {
    assert.deepEqual(compile({ source: [among(['10.0.0.1', 'fd00::/16'])] }).conditions, [
      'ip saddr 10.0.0.1',
      'ip6 saddr fd00::-fd00:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ]);
    assert.deepEqual(compile({ destination: [among(['10.0.0.0/8'])] }).conditions, ['ip daddr 10.0.0.0-10.255.255.255']);
    assert.deepEqual(compile({ source: [among([])] }).conditions, []);
  });

  it('put several ranges into a set, of intervals only where it needs them', () => {
    const single = compile({ source: [among(['10.0.0.1', '10.0.0.3'])] });
    assert.deepEqual(single.conditions, ['ip saddr @a0']);
    assert.deepEqual(single.sets, ['add set inet t a0 { type ipv4_addr; }', 'add element inet t a0 { 10.0.0.1, 10.0.0.3 }']);
    const ranges = compile({ source: [among(['10.0.0.1', '10.0.1.0/24'])] });
    assert.deepEqual(ranges.sets, [
      'add set inet t a0 { type ipv4_addr; flags interval; }',
      'add element inet t a0 { 10.0.0.1, 10.0.1.0-10.0.1.255 }',
    ]);
  });

  it('make equal sets once', () => {
    const both = among(['10.0.0.1', '10.0.0.3']);
    const { conditions, sets } = compile({ source: [both], destination: [both] });
    assert.deepEqual(conditions, ['ip saddr @a0 ip daddr @a0']);
    assert.equal(sets.length, 2);
  });

  it('negate a set; the negation of nothing is no condition, of everything never holds', () => {
    assert.deepEqual(compile({ source: [among(['10.0.0.0/8', '::/0'], 'is not')] }).conditions, ['ip saddr != 10.0.0.0-10.255.255.255']);
    assert.deepEqual(compile({ source: [among([], 'is not')] }).conditions, ['']);
    assert.deepEqual(compile({ source: [among(['0.0.0.0/0'], 'is not')] }).conditions, ['meta nfproto ipv6']);
  });

  it('need all clauses of a side', () => {
    assert.deepEqual(compile({ source: [among(['10.0.0.0/8']), among(['10.0.0.1'], 'is not')] }).conditions, [
      'ip saddr 10.0.0.0-10.255.255.255 ip saddr != 10.0.0.1',
    ]);
  });

  it('match nothing for an empty list of traffic or ports', () => {
    assert.deepEqual(compile({ traffic: [] }).conditions, []);
    assert.deepEqual(compile({ traffic: [{ kind: 'transport', protocol: 'TCP', ports: [] }] }).conditions, []);
  });

  it('combine source ports with destination ports', () => {
    const from = [{ kind: 'range', first: 1, last: 2 }] as const;
    const { conditions } = compile({
      traffic: [{ kind: 'transport', protocol: 'SCTP', sourcePorts: from, ports: [{ kind: 'range', first: 9, last: 9 }] }],
    });
    assert.deepEqual(conditions, ['sctp sport 1-2 sctp dport 9']);
  });

  it('look a named port up at each address, apart for each family', () => {
    const portsByAddress = new Map([
      ['10.0.0.1', [80, 81]],
      ['fd00::1', [82]],
    ]);
    const { conditions, sets } = compile({
      traffic: [{ kind: 'transport', protocol: 'TCP', ports: [{ kind: 'named', name: 'web', portsByAddress }] }],
    });
    assert.deepEqual(conditions, ['ip daddr . tcp dport @q0', 'ip6 daddr . tcp dport @q1']);
    assert.deepEqual(
      sets.filter((text) => text.includes('element')),
      ['add element inet t q0 { 10.0.0.1 . 80, 10.0.0.1 . 81 }', 'add element inet t q1 { fd00::1 . 82 }'],
    );
    assert.deepEqual(
      sets.filter((text) => text.includes('add set')),
      ['add set inet t q0 { type ipv4_addr . inet_service; }', 'add set inet t q1 { type ipv6_addr . inet_service; }'],
    );
  });

  it('match nowhere by a named port that no address has, and by the source where that is meant', () => {
    const at = (portsByAddress: ReadonlyMap<string, readonly number[]>) => [{ kind: 'named', name: 'web', portsByAddress }] as const;
    assert.deepEqual(compile({ traffic: [{ kind: 'transport', protocol: 'TCP', ports: at(new Map()) }] }).conditions, []);
    const from = { kind: 'transport', protocol: 'UDP', sourcePorts: at(new Map([['10.0.0.1', [53]]])) } as const;
    assert.deepEqual(compile({ traffic: [from] }).conditions, ['ip saddr . udp sport @q0']);
  });

  it('know ICMP of each family, with type and code, and protocols by number', () => {
    assert.deepEqual(compile({ traffic: [{ kind: 'icmp', family: 4, type: 8, code: 0 }] }).conditions, ['icmp type 8 icmp code 0']);
    assert.deepEqual(compile({ traffic: [{ kind: 'icmp', family: 6, type: 128 }] }).conditions, ['icmpv6 type 128']);
    assert.deepEqual(compile({ traffic: [{ kind: 'icmp', family: 4 }] }).conditions, ['meta nfproto ipv4 meta l4proto icmp']);
    assert.deepEqual(compile({ traffic: [{ kind: 'protocol-number', number: 47 }] }).conditions, ['meta l4proto 47']);
  });

  it('look learned addresses up together with who learned them', () => {
    const { conditions } = compile({ destination: [named('*.example.com', 'any-lookup')] });
    assert.deepEqual(conditions, ['ip saddr . ip daddr @n0_4', 'ip6 saddr . ip6 daddr @n0_6']);
  });

  it('keep the addresses of each name, and of each way to learn them, apart', () => {
    const clauses = [
      named('*.example.com', 'any-lookup'),
      named('*.example.org', 'any-lookup'),
      named('*.example.com', 'dns-rule'),
      named('*.example.com', 'any-lookup'),
    ];
    const { conditions, sets } = compile({ family: 4, destination: clauses });
    assert.deepEqual(conditions, [['0', '1', '2', '0'].map((set) => `ip saddr . ip daddr @n${set}_4`).join(' ')]);
    assert.equal(sets.length, 6);
  });

  it('are a half of all addresses where a half is meant', () => {
    assert.deepEqual(compile({ source: [among(['0.0.0.0/1'])] }).conditions, ['ip saddr 0.0.0.0-127.255.255.255']);
    assert.deepEqual(compile({ source: [among(['128.0.0.0/1'])] }).conditions, ['ip saddr 128.0.0.0-255.255.255.255']);
    assert.deepEqual(compile({ family: 6, source: [among(['2001:db8::1', '2001:db8::3'])] }).sets, [
      'add set inet t a0 { type ipv6_addr; }',
      'add element inet t a0 { 2001:db8::1, 2001:db8::3 }',
    ]);
  });

  it('refuse a name as source, which no packet tells', () => {
    assert.throws(
      () => compile({ source: [named('a.example.com', 'any-lookup')] }),
      new RangeError('a.example.com: names are of destinations; a source is never looked up'),
    );
  });

  it('are kept apart from the exceptions', () => {
    const { conditions, exceptions } = compile({ notTraffic: [transport('TCP', 80), { kind: 'icmp', family: 6 }] });
    assert.deepEqual(conditions, ['']);
    assert.deepEqual(exceptions, [
      'meta nfproto ipv4 tcp dport 80',
      'meta nfproto ipv6 tcp dport 80',
      'meta nfproto ipv6 meta l4proto ipv6-icmp',
    ]);
  });
});
