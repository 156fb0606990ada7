import assert from 'node:assert/strict';
import { compileRulesets } from '../../../../clusters/embedded/nft/compile-rulesets.ts';
import type { Subject } from '../../../../clusters/embedded/nft/subject.ts';
import type { Ruleset } from '../../../../harness/policy/ir/ruleset.ts';
import { among, cell, isolating, named, open, policy, rule, tier, transport } from '../rules.ts';

const subjects: readonly Subject[] = [
  { id: 'a/one', interface: 'p1', backsService: false },
  { id: 'a/two', interface: 'p2', backsService: true },
];

function compile(...rulesets: readonly Ruleset[]): readonly string[] {
  const { transactions } = compileRulesets('t', rulesets, subjects);
  return transactions.flatMap((text) => text.split('\n'));
}

function rulesOf(chain: string, lines: readonly string[]): readonly string[] {
  const prefix = `add rule inet t ${chain} `;
  return lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length));
}

describe('policies as an nft table', () => {
  it('share the chains of a policy, of a tier and of a whole list between all subjects', () => {
    const both = policy('p', ['a/one', 'a/two'], {
      ingress: isolating(rule('spec.ingress[0]', 'allow', { traffic: [transport('TCP', 80)] })),
    });
    const lines = compile(cell(tier('default', 1, both)).ruleset);
    assert.deepEqual(rulesOf('ingress_p0', lines), ['tcp dport 80 accept']);
    assert.deepEqual(rulesOf('ingress_t0', lines), ['jump ingress_p0', 'log prefix "d0" group 5 snaplen 64 drop']);
    assert.deepEqual(rulesOf('ingress_s0', lines), ['jump ingress_t0']);
    assert.ok(lines.includes('add element inet t ingress { "p1" : jump ingress_s0, "p2" : jump ingress_s0 }'));
    assert.ok(!lines.some((line) => line.includes('add element inet t egress')));
  });

  it('number denials, each text once', () => {
    const deny = policy('p', ['a/one'], {
      ingress: isolating(rule('spec.ingress[0]', 'deny', { traffic: [transport('TCP', 80), transport('UDP', 80)] })),
    });
    const { decisions } = compileRulesets('t', [cell(tier('default', 1, deny)).ruleset], subjects);
    assert.deepEqual(decisions, ['NetworkPolicy a/p › spec.ingress[0]', 'NetworkPolicy a/p › end of tier default']);
  });

  it('leave a tier by a mark that the next chains look at and clear', () => {
    const pass = policy('p', ['a/one'], { egress: open(rule('r', 'pass', { traffic: [transport('UDP')] })) });
    const next = policy('q', ['a/one'], { egress: open() });
    const lines = compile(cell(tier('admin', 1, pass, next), tier('default', 2, next)).ruleset);
    assert.deepEqual(rulesOf('egress_p0', lines), ['meta l4proto udp meta mark set 0x1 return']);
    assert.deepEqual(rulesOf('egress_t0', lines), ['jump egress_p0', 'meta mark 0x1 return', 'jump egress_p1']);
    assert.deepEqual(rulesOf('egress_s0', lines), ['jump egress_t0', 'meta mark set 0x0', 'jump egress_t1']);
  });

  it('write exceptions as returns of a chain of their own', () => {
    const match = { source: [among(['10.0.0.0/8'])], notTraffic: [transport('TCP', 80)] };
    const lines = compile(cell(tier('default', 1, policy('p', ['a/one'], { ingress: open(rule('r', 'allow', match)) }))).ruleset);
    assert.deepEqual(rulesOf('ingress_p0', lines), ['ip saddr 10.0.0.0-10.255.255.255 jump ingress_p0_0']);
    assert.deepEqual(rulesOf('ingress_p0_0', lines), ['tcp dport 80 return', 'accept']);
  });

  it('name the first policy that isolates at the end of a tier', () => {
    const { decisions } = compileRulesets(
      't',
      [
        cell(
          tier(
            'default',
            1,
            policy('a', ['a/one'], { egress: open() }),
            policy('b', ['a/one'], { egress: isolating() }),
            policy('c', ['a/one'], { egress: isolating() }),
          ),
        ).ruleset,
      ],
      subjects,
    );
    assert.deepEqual(decisions, ['NetworkPolicy a/b › end of tier default']);
  });

  it('join the tiers of several cells', () => {
    const one = cell(tier('default', 5, policy('one', ['a/one'], { ingress: isolating() }))).ruleset;
    const two = cell(
      tier('admin', 1, policy('first', ['a/two'], { ingress: open() })),
      tier('default', 5, policy('two', ['a/two'], { ingress: isolating() })),
    ).ruleset;
    const lines = compile(one, two);
    assert.deepEqual(rulesOf('ingress_s0', lines), ['jump ingress_t0']);
    assert.deepEqual(rulesOf('ingress_s1', lines), ['jump ingress_t1', 'jump ingress_t2']);
  });

  it('hook last, accept replies first, and let a pod reach itself through a Service', () => {
    const { hook } = compileRulesets('t', [], subjects);
    assert.deepEqual(hook.split('\n').slice(0, 4), [
      'add chain inet t from_pods { type filter hook forward priority -10; policy accept; }',
      'add rule inet t from_pods ct state established,related accept',
      'add rule inet t from_pods iifname . oifname { "p2" . "p2" } accept',
      'add rule inet t from_pods iifname vmap @egress',
    ]);
  });

  it('say whose lookups matter and which are observed', () => {
    const dns = { ...rule('r', 'allow'), observesNames: named('*', 'dns-rule').patterns };
    const names = rule('s', 'allow', { destination: [named('a.example.com', 'dns-rule')] });
    const rules = compileRulesets(
      't',
      [cell(tier('default', 1, policy('p', ['a/one'], { egress: isolating(dns, names) }))).ruleset],
      subjects,
    );
    assert.deepEqual([...rules.learners], ['a/one']);
    assert.deepEqual([...rules.observed.keys()], ['a/one']);
    assert.deepEqual(
      Object.entries(rules.observed.get('a/one') ?? {}).map(([protocol, { length }]) => [protocol, length]),
      [
        ['UDP', 1],
        ['TCP', 1],
      ],
    );
    assert.deepEqual(
      rules.nameSets.map(({ sets }) => sets),
      [{ 4: 'n0_4', 6: 'n0_6' }],
    );
  });
});
