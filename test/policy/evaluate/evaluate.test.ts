import assert from 'node:assert/strict';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import { exactName } from '../../../harness/policy/name-pattern.ts';
import type { Clause } from '../../../harness/policy/ir/clause.ts';
import type { Match } from '../../../harness/policy/ir/rule.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { flow } from '../flow.ts';
import { buildWorld } from '../world.ts';
import { among, policy, rule, rules, ruleset } from './rulesets.ts';

const world = buildWorld({
  nodes: { one: {}, two: {} },
  apiserver: { node: 'one' },
  pods: { 'a/1': { node: 'one' }, 'a/2': { node: 'two' }, 'a/4only': { addresses: ['10.244.9.9'] } },
  externals: { outside: { names: ['s3.example.com'] } },
});
const deny = rules('isolates');
const denyAll = ruleset({ t: [policy('deny', ['a/1', 'a/2'], { ingress: deny, egress: deny })] });

function verdict(rulesetUnderTest: Ruleset, one: Flow): string {
  return evaluate(rulesetUnderTest, world, one).verdict;
}

function steps(rulesetUnderTest: Ruleset, one: Flow): string[] {
  return evaluate(rulesetUnderTest, world, one).trace.map(({ direction, policy: ref, rule: path, effect }) =>
    [direction, ref?.name, path, effect].filter(Boolean).join(' '),
  );
}

describe('evaluate', () => {
  describe('endpoints', () => {
    it('lets a pod reach itself under every policy', () => {
      assert.deepEqual(steps(denyAll, flow('a/1', 'a/1', 80)), ['egress allow']);
      assert.equal(verdict(denyAll, flow('a/2', 'a/1', 80)), 'denied');
    });

    it('lets a node reach its own pods, not those of another', () => {
      assert.equal(verdict(denyAll, flow('one', 'a/1', 80)), 'allowed');
      assert.equal(verdict(denyAll, flow('two', 'a/1', 80)), 'denied');
      assert.equal(verdict(denyAll, flow('a/1', 'one', 80)), 'denied');
    });

    it('counts an apiserver as the node whose network it uses', () => {
      assert.equal(verdict(denyAll, flow('apiserver', 'a/1', 9443)), 'allowed');
      assert.equal(verdict(denyAll, flow('apiserver', 'a/2', 9443)), 'denied');
      const elsewhere = buildWorld({ nodes: { one: {} }, pods: { 'a/1': { node: 'one' } } });
      assert.equal(evaluate(denyAll, elsewhere, flow('apiserver', 'a/1', 9443)).verdict, 'denied');
    });

    it('selects only pods', () => {
      const everything = ruleset({ t: [policy('x', ['one', 'outside', 'apiserver'], { ingress: deny, egress: deny })] });
      assert.deepEqual(steps(everything, flow('outside', 'one', 80)), ['egress allow', 'ingress allow']);
      assert.equal(evaluate(everything, world, flow('outside', 'one', 80)).decidedBy.because, 'one is not a pod, so no policy selects it');
    });

    it('needs egress of the source and ingress of the destination', () => {
      const egress = ruleset({ t: [policy('x', ['a/1'], { egress: deny })] });
      const ingress = ruleset({ t: [policy('x', ['a/2'], { ingress: deny })] });
      assert.equal(verdict(egress, flow('a/1', 'a/2', 80)), 'denied');
      assert.equal(verdict(egress, flow('a/2', 'a/1', 80)), 'allowed');
      assert.equal(verdict(ingress, flow('a/1', 'a/2', 80)), 'denied');
      assert.equal(evaluate(egress, world, flow('a/1', 'a/2', 80)).decidedBy.direction, 'egress');
      assert.equal(evaluate(ingress, world, flow('a/1', 'a/2', 80)).decidedBy.direction, 'ingress');
    });

    it('names what the world lacks', () => {
      assert.throws(
        () => verdict(denyAll, flow('a/1', 'ghost', 80)),
        new UserError('no endpoint "ghost" in this world; it has a/1, a/2, a/4only, one, two, apiserver, outside', 2),
      );
      assert.throws(
        () => verdict(denyAll, flow('a/1', 'a/4only', 80, { family: 6 })),
        new UserError('a/4only has no IPv6 address for a flow of that family; its addresses: 10.244.9.9', 2),
      );
    });
  });

  describe('conditions of a rule', () => {
    const tcp80 = { kind: 'transport', protocol: 'TCP', ports: [{ kind: 'range', first: 80, last: 80 }] } as const;
    const cases: readonly [title: string, match: Partial<Match>, matches: boolean, because: string][] = [
      ['none', {}, true, 'it matches every flow'],
      ['the family', { family: 4 }, true, 'the rule is for IPv4 and the flow is IPv4'],
      ['the other family', { family: 6 }, false, 'the rule is for IPv6 and the flow is IPv4'],
      ['a source', { source: [among(['10.244.0.1'])] }, true, 'source a/1 (10.244.0.1) matches 10.244.0.1'],
      ['another source', { source: [among(['10.244.0.2'])] }, false, 'source a/1 (10.244.0.1) does not match 10.244.0.2'],
      ['a negated source', { source: [among(['10.244.0.1'], 'not in')] }, false, 'source a/1 (10.244.0.1) matches 10.244.0.1'],
      ['another negated source', { source: [among(['10.244.0.2'], 'not in')] }, true, 'source a/1 (10.244.0.1) does not match 10.244.0.2'],
      [
        'an empty set',
        { source: [{ ...among([]), text: 'pods a=b' }] },
        false,
        'source a/1 (10.244.0.1) does not match pods a=b (which selects nothing)',
      ],
      [
        'all source clauses',
        { source: [among(['10.244.0.1']), among(['10.244.0.7'])] },
        false,
        'source a/1 (10.244.0.1) does not match 10.244.0.7',
      ],
      [
        'source and destination',
        { source: [among(['10.244.0.1'])], destination: [among(['10.244.0.2'])] },
        true,
        'source a/1 (10.244.0.1) matches 10.244.0.1; destination a/2 (10.244.0.2) matches 10.244.0.2',
      ],
      ['another destination', { destination: [among(['10.244.0.1'])] }, false, 'destination a/2 (10.244.0.2) does not match 10.244.0.1'],
      ['traffic', { traffic: [tcp80] }, true, 'TCP 80 matches TCP 80'],
      ['other traffic', { traffic: [{ kind: 'icmp', family: 4 }] }, false, 'TCP 80 does not match ICMP'],
      ['one of two', { traffic: [{ kind: 'icmp', family: 4 }, tcp80] }, true, 'TCP 80 matches ICMP or TCP 80'],
      ['an empty list of traffic', { traffic: [] }, false, 'TCP 80 does not match an empty list of ports'],
      ['excluded traffic', { notTraffic: [tcp80] }, false, 'TCP 80 is among the excluded TCP 80'],
      [
        'other excluded traffic',
        { notTraffic: [{ kind: 'protocol-number', number: 1 }] },
        true,
        'TCP 80 is not among the excluded protocol 1',
      ],
      ['an empty list of excluded traffic', { notTraffic: [] }, true, 'it matches every flow'],
    ];
    for (const [title, match, matches, because] of cases) {
      it(title, () => {
        const one = ruleset({ t: [policy('x', ['a/2'], { ingress: rules('open', rule('spec.rule', 'deny', match)) })] });
        const { verdict: found, trace } = evaluate(one, world, flow('a/1', 'a/2', 80));
        assert.equal(found, matches ? 'denied' : 'allowed');
        assert.equal(trace[1]?.because, matches ? because : `spec.rule: ${because}`);
      });
    }
  });

  describe('names', () => {
    const clause = (learnedBy: 'dns-rule' | 'any-lookup'): Clause => ({
      kind: 'names',
      patterns: [exactName('s3.example.com')],
      learnedBy,
      text: 's3.example.com',
    });
    const viaName = flow('a/1', 'outside', 443, { via: { kind: 'name', name: 's3.example.com' } });
    const allowName = (learnedBy: 'dns-rule' | 'any-lookup') => rule('spec.name', 'allow', { destination: [clause(learnedBy)] });
    const observer = (name: string) =>
      rule('spec.dns', 'allow', { destination: [among(['10.96.0.10'])] }, { observesNames: [exactName(name)] });

    it('any-lookup: every name that was looked up', () => {
      const one = ruleset({ t: [policy('x', ['a/1'], { egress: rules('isolates', allowName('any-lookup')) })] });
      assert.equal(verdict(one, viaName), 'allowed');
      assert.equal(verdict(one, { ...viaName, via: { kind: 'name', name: 'other.example.com' } }), 'denied');
      assert.equal(verdict(one, { ...viaName, via: { kind: 'address' } }), 'denied');
      assert.equal(verdict(one, { ...viaName, via: { kind: 'service', namespace: 'a', name: 's3' } }), 'denied');
    });

    it('dns-rule: only names that an egress allow rule of the source observes', () => {
      const withRules = (...list: Parameters<typeof rules>[1][]): Ruleset =>
        ruleset({ t: [policy('x', ['a/1'], { egress: rules('isolates', ...list) })] });
      assert.equal(verdict(withRules(allowName('dns-rule')), viaName), 'denied');
      assert.equal(verdict(withRules(allowName('dns-rule'), observer('s3.example.com')), viaName), 'allowed');
      assert.equal(verdict(withRules(allowName('dns-rule'), observer('other.example.com')), viaName), 'denied');
      assert.equal(verdict(withRules(allowName('dns-rule'), { ...observer('s3.example.com'), action: 'deny' }), viaName), 'denied');
      const decided = evaluate(withRules(allowName('dns-rule')), world, viaName).trace[0];
      assert.equal(
        decided?.because,
        'spec.name: name s3.example.com matches s3.example.com, but no rule lets the enforcer read its lookup, so its addresses are unknown',
      );
    });

    it('dns-rule: what another pod or an ingress rule observes does not count', () => {
      const one = ruleset({
        t: [
          policy('x', ['a/1'], { egress: rules('isolates', allowName('dns-rule')), ingress: rules('open', observer('s3.example.com')) }),
          policy('y', ['a/2'], { egress: rules('isolates', observer('s3.example.com')) }),
        ],
      });
      assert.equal(verdict(one, viaName), 'denied');
      const other = ruleset({
        t: [
          policy('x', ['a/1'], { egress: rules('isolates', allowName('dns-rule')) }),
          policy('y', ['a/1'], { egress: rules('open', observer('s3.example.com')) }),
        ],
      });
      assert.equal(verdict(other, viaName), 'allowed');
    });
  });

  describe('the walk', () => {
    const one = flow('a/1', 'a/2', 80);
    const never: Partial<Match> = { traffic: [] };

    it('notes log rules and goes on', () => {
      const logs = ruleset({ t: [policy('x', ['a/2'], { ingress: rules('isolates', rule('r0', 'log'), rule('r1', 'allow')) })] });
      assert.deepEqual(steps(logs, one), ['egress allow', 'ingress x r0 log', 'ingress x r1 allow']);
      const onlyLogs = ruleset({ t: [policy('x', ['a/2'], { ingress: rules('open', rule('r0', 'log')) })] });
      assert.deepEqual(steps(onlyLogs, one), [
        'egress allow',
        'ingress x r0 log',
        'ingress x no match',
        'ingress next tier',
        'ingress allow',
      ]);
    });

    it('passes to the next tier, past policies and isolation of its own', () => {
      const passes = ruleset({
        first: [
          policy('x', ['a/2'], { ingress: rules('isolates', rule('r0', 'pass')) }),
          policy('y', ['a/2'], { ingress: rules('isolates', rule('r0', 'deny')) }),
        ],
        second: [policy('z', ['a/2'], { ingress: rules('open', rule('r0', 'allow')) })],
      });
      assert.deepEqual(steps(passes, one), ['egress allow', 'ingress x r0 pass', 'ingress z r0 allow']);
    });

    it('denies at the end of a tier that isolates, and names the first policy that does', () => {
      const ends = ruleset({
        first: [policy('x', ['a/2'], { ingress: rules('open', rule('r0', 'allow', never)) })],
        second: [
          policy('y', ['a/2'], { ingress: rules('open') }),
          policy('z', ['a/2'], { ingress: deny }),
          policy('zz', ['a/2'], { ingress: deny }),
        ],
        third: [policy('never', ['a/2'], { ingress: rules('open', rule('r0', 'allow')) })],
      });
      assert.deepEqual(steps(ends, one), [
        'egress allow',
        'ingress x no match',
        'ingress next tier',
        'ingress y no match',
        'ingress z no match',
        'ingress zz no match',
        'ingress z deny',
      ]);
      const { because } = evaluate(ends, world, one).decidedBy;
      assert.equal(because, 'Policy ns/z, Policy ns/zz isolate a/2 for ingress, and no rule of the tier allows the flow');
    });

    it('names what came nearest: the rule that misses by least, or the policy that does not isolate', () => {
      const misses = ruleset({
        t: [policy('x', ['a/2'], { ingress: rules('isolates', rule('r0', 'allow', never), rule('r1', 'deny', never)) })],
      });
      assert.equal(evaluate(misses, world, one).decidedBy.nearest?.rule, 'r0');
      const idle = ruleset({ t: [policy('x', [], { ingress: deny }), policy('y', ['a/2'], { egress: deny })] });
      assert.equal(evaluate(idle, world, one).decidedBy.nearest?.because, 'it selects a/2, but says nothing of ingress');
      const nobody = ruleset({ t: [policy('x', [], { ingress: deny })] });
      assert.equal(evaluate(nobody, world, one).decidedBy.nearest?.because, 'it selects no pod at all');
    });

    it('says of an allowed flow which rule let it through, on whichever side', () => {
      const opens = ruleset({ t: [policy('x', ['a/1'], { egress: rules('isolates', rule('r0', 'allow')) })] });
      assert.deepEqual([evaluate(opens, world, one).decidedBy.rule, evaluate(opens, world, one).decidedBy.direction], ['r0', 'egress']);
    });

    it('leaves out policies and tiers that do not apply', () => {
      const others = ruleset({ t: [policy('x', ['a/1'], { ingress: deny }), policy('y', ['a/2'], { egress: deny })] });
      assert.deepEqual(steps(others, one), ['egress allow', 'ingress allow']);
      assert.equal(evaluate(others, world, one).decidedBy.because, 'no policy selects a/2 for ingress');
    });

    it('bounds what it says about rules that do not match', () => {
      const list = Array.from({ length: 40 }, (_, index) => rule(`r${String(index)}`, 'allow', never));
      const many = ruleset({ t: [policy('x', ['a/2'], { ingress: rules('isolates', ...list) })] });
      const miss = 'TCP 80 does not match an empty list of ports';
      assert.equal(evaluate(many, world, one).trace[1]?.because, `r0: ${miss}; r1: ${miss}; r2: ${miss}; and 37 more rules do not match`);
      const long = ruleset({
        t: [
          policy('x', ['a/2'], {
            ingress: rules('isolates', rule('r0', 'allow', { source: [{ ...among([]), text: 'x'.repeat(1000) }] })),
          }),
        ],
      });
      assert.ok((evaluate(long, world, one).trace[1]?.because.length ?? 0) < 250);
    });
  });
});
