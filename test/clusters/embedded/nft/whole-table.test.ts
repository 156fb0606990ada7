import assert from 'node:assert/strict';
import { compileRulesets } from '../../../../clusters/embedded/nft/compile-rulesets.ts';
import type { Subject } from '../../../../clusters/embedded/nft/subject.ts';
import { among, cell, isolating, named, open, policy, rule, tier, transport } from '../rules.ts';

const subjects: readonly Subject[] = [
  { id: 'a/one', interface: 'p1', backsService: true },
  { id: 'a/two', interface: 'p2', backsService: true },
  { id: 'a/three', interface: 'p3', backsService: false },
];

const guard = policy('guard', ['a/one', 'a/two'], {
  egress: open(
    rule('e0', 'pass', { notTraffic: [transport('TCP', 80)], destination: [among(['10.0.0.0/8'])] }),
    rule('e1', 'log'),
    rule('e2', 'deny', { traffic: [transport('UDP', 53)] }),
    rule('e3', 'allow', { traffic: [] }),
  ),
});
const names = policy('names', ['a/two'], {
  egress: isolating(rule('n0', 'allow', { destination: [named('x.org', 'any-lookup')] })),
  ingress: isolating(),
});

describe('a table of policies, in whole', () => {
  function compiled(): ReturnType<typeof compileRulesets> {
    return compileRulesets('t', [cell(tier('admin', 1, guard), tier('default', 5, names)).ruleset], subjects);
  }

  it('has every chain and set before its use, and the maps that lead to them last', () => {
    const { table, transactions } = compiled();
    assert.equal(table, 't');
    assert.deepEqual(transactions, [
      `add table inet t
add chain inet t egress_p0
add chain inet t egress_p0_0
add chain inet t egress_t0
add chain inet t egress_s0
add chain inet t egress_p1
add set inet t n0_4 { type ipv4_addr . ipv4_addr; }
add set inet t n0_6 { type ipv6_addr . ipv6_addr; }
add chain inet t egress_t1
add chain inet t egress_s1
add map inet t egress { type ifname : verdict; }
add chain inet t ingress_p0
add chain inet t ingress_t0
add chain inet t ingress_s0
add map inet t ingress { type ifname : verdict; }
add rule inet t egress_p0_0 tcp dport 80 return
add rule inet t egress_p0_0 meta mark set 0x1 return
add rule inet t egress_p0 ip daddr 10.0.0.0-10.255.255.255 jump egress_p0_0
add rule inet t egress_p0 meta mark 0x1 return
add rule inet t egress_p0 udp dport 53 log prefix "d0" group 5 snaplen 64 drop
add rule inet t egress_t0 jump egress_p0
add rule inet t egress_t0 meta mark 0x1 return
add rule inet t egress_s0 jump egress_t0
add rule inet t egress_s0 meta mark set 0x0
add rule inet t egress_p1 ip saddr . ip daddr @n0_4 accept
add rule inet t egress_p1 ip6 saddr . ip6 daddr @n0_6 accept
add rule inet t egress_t1 jump egress_p1
add rule inet t egress_t1 log prefix "d1" group 5 snaplen 64 drop
add rule inet t egress_s1 jump egress_t0
add rule inet t egress_s1 meta mark set 0x0
add rule inet t egress_s1 jump egress_t1
add rule inet t ingress_t0 jump ingress_p0
add rule inet t ingress_t0 log prefix "d1" group 5 snaplen 64 drop
add rule inet t ingress_s0 jump ingress_t0
add element inet t egress { "p1" : jump egress_s0, "p2" : jump egress_s1 }
add element inet t ingress { "p2" : jump ingress_s0 }`,
    ]);
  });

  it('is hooked so that replies pass, and a pod reaches itself through a Service', () => {
    assert.deepEqual(
      compiled().hook,
      `add chain inet t from_pods { type filter hook forward priority -10; policy accept; }
add rule inet t from_pods ct state established,related accept
add rule inet t from_pods iifname . oifname { "p1" . "p1", "p2" . "p2" } accept
add rule inet t from_pods iifname vmap @egress
add chain inet t to_node { type filter hook input priority -10; policy accept; }
add rule inet t to_node ct state established,related accept
add rule inet t to_node iifname vmap @egress
add chain inet t to_pods { type filter hook forward priority 0; policy accept; }
add rule inet t to_pods ct state established,related accept
add rule inet t to_pods iifname . oifname { "p1" . "p1", "p2" . "p2" } accept
add rule inet t to_pods oifname vmap @ingress`,
    );
  });

  it('says which denials its log prefixes stand for, and whose lookups fill its sets', () => {
    const { decisions, learners, observed, nameSets } = compiled();
    assert.deepEqual(decisions, ['NetworkPolicy a/guard › e2', 'NetworkPolicy a/names › end of tier default']);
    assert.deepEqual([[...learners], observed.size], [['a/two'], 0]);
    assert.deepEqual(
      nameSets.map(({ learnedBy, sets, patterns }) => [learnedBy, sets, patterns.length]),
      [['any-lookup', { 4: 'n0_4', 6: 'n0_6' }, 1]],
    );
  });

  it('is long only where it has to be: a thousand elements a command', () => {
    const many = Array.from({ length: 1001 }, (_, index) => `10.${String(index % 250)}.${String(Math.floor(index / 250))}.1`);
    const ruleset = cell(tier('t', 1, policy('p', ['a/one'], { ingress: open(rule('r', 'allow', { source: [among(many)] })) }))).ruleset;
    const lines = compileRulesets('t', [ruleset], subjects).transactions.flatMap((text) => text.split('\n'));
    const sizes = lines.filter((line) => line.startsWith('add element inet t a0 ')).map((line) => line.split(', ').length);
    assert.deepEqual(sizes, [1000, 1]);
  });
});
