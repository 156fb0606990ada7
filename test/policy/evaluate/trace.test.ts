import assert from 'node:assert/strict';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import { formatFlowTraffic } from '../../../harness/policy/evaluate/format-traffic.ts';
import { shorten } from '../../../harness/policy/evaluate/shorten.ts';
import type { Clause } from '../../../harness/policy/ir/clause.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import { exactName } from '../../../harness/policy/name-pattern.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { flow } from '../flow.ts';
import { buildWorld } from '../world.ts';
import { among, policy, rule, rules, ruleset } from './rulesets.ts';

const world = buildWorld({
  nodes: { one: {} },
  apiserver: { node: 'one' },
  pods: { 'a/1': { node: 'one' }, 'a/2': { node: 'one' } },
  externals: { outside: { names: ['s3.example.com'] } },
});
const deny = rules('isolates');
const nobody = among(['192.0.2.1']);

/** Effect and reason of each step. */
function trace(tiers: Ruleset, one: Flow): readonly string[] {
  return evaluate(tiers, world, one).trace.map(({ effect, because }) => `${effect}: ${because}`);
}

function name(pattern: string, learnedBy: 'any-lookup' | 'dns-rule'): Clause {
  return { kind: 'names', patterns: [exactName(pattern)], learnedBy, text: pattern };
}

describe('the steps of a prediction, in words', () => {
  it('say why no policy is asked', () => {
    const closed = ruleset({ t: [policy('deny', ['a/1', 'a/2'], { ingress: deny })] });
    assert.deepEqual(trace(closed, flow('a/1', 'a/1', 80)), ['allow: a pod always reaches itself']);
    assert.deepEqual(trace(closed, flow('one', 'a/1', 80)), [
      'allow: one is not a pod, so no policy selects it',
      'allow: a/1 runs on node one, and a node always reaches its own pods',
    ]);
    assert.deepEqual(trace(closed, flow('apiserver', 'a/1', 80)).slice(1), [
      'allow: a/1 runs on node one, whose network apiserver uses, and a node always reaches its own pods',
    ]);
    assert.deepEqual(trace(closed, flow('one', 'one', 80)), Array<string>(2).fill('allow: one is not a pod, so no policy selects it'));
    assert.deepEqual(trace(ruleset({}), flow('a/1', 'outside', 443)), [
      'allow: no policy selects a/1 for egress',
      'allow: outside is not a pod, so no policy selects it',
    ]);
  });

  it('say what each policy misses: three rules by name, the others by number', () => {
    const misses = (count: number): string => {
      const many = Array.from({ length: count }, (_, index) => rule(`r${String(index + 1)}`, 'allow', { source: [nobody] }));
      return trace(ruleset({ t: [policy('p', ['a/2'], { ingress: rules('open', ...many) })] }), flow('a/1', 'a/2', 80))[1] ?? '';
    };
    const miss = (index: number): string => `r${String(index)}: source a/1 (10.244.0.1) does not match 192.0.2.1`;
    assert.equal(misses(0), 'no match: it has no ingress rule that decides');
    assert.equal(misses(1), `no match: ${miss(1)}`);
    assert.equal(misses(3), `no match: ${miss(1)}; ${miss(2)}; ${miss(3)}`);
    assert.equal(misses(4), `no match: ${miss(1)}; ${miss(2)}; ${miss(3)}; and 1 more rule does not match`);
    assert.equal(misses(5), `no match: ${miss(1)}; ${miss(2)}; ${miss(3)}; and 2 more rules do not match`);
  });

  it('say how a tier ends, and what happens after the last', () => {
    const undecided = ruleset({
      first: [policy('passes', ['a/2'], { ingress: rules('isolates', rule('r', 'pass')) })],
      second: [policy('open', ['a/2'], { ingress: rules('open') })],
    });
    assert.deepEqual(trace(undecided, flow('a/1', 'a/2', 80)).slice(1), [
      'pass: it matches every flow',
      'no match: it has no ingress rule that decides',
      'next tier: no rule decides, and no policy of the tier isolates a/2 for ingress',
      'allow: no policy decides, and what nothing decides is allowed',
    ]);
    const both = ruleset({ t: [policy('x', ['a/2'], { ingress: deny }), policy('y', ['a/2'], { ingress: deny, egress: deny })] });
    assert.equal(
      trace(both, flow('a/1', 'a/2', 80)).at(-1),
      'deny: Policy ns/x, Policy ns/y isolate a/2 for ingress, and no rule of the tier allows the flow',
    );
    const ingressOnly = ruleset({ t: [policy('x', ['a/2'], { egress: deny }), policy('y', ['a/2'], { ingress: deny })] });
    assert.deepEqual(trace(ingressOnly, flow('a/1', 'a/2', 80)).slice(1), [
      'no match: it has no ingress rule that decides',
      'deny: Policy ns/y isolates a/2 for ingress, and no rule of the tier allows the flow',
    ]);
  });

  it('say how a name matched, or why not', () => {
    const by = (clause: Clause, via: Flow['via']): string => {
      const tiers = ruleset({ t: [policy('p', ['a/1'], { egress: rules('open', rule('r', 'allow', { destination: [clause] })) })] });
      return trace(tiers, flow('a/1', 'outside', 443, { via }))[0] ?? '';
    };
    const byName = { kind: 'name', name: 's3.example.com' } as const;
    const any = name('s3.example.com', 'any-lookup');
    assert.equal(by(any, byName), 'allow: name s3.example.com matches s3.example.com');
    assert.equal(
      by(any, { kind: 'address' }),
      'no match: r: destination outside was not found by a name, so s3.example.com does not match',
    );
    assert.equal(by(name('x.org', 'any-lookup'), byName), 'no match: r: name s3.example.com does not match x.org');
    assert.equal(
      by(name('s3.example.com', 'dns-rule'), byName),
      'no match: r: name s3.example.com matches s3.example.com, but no rule lets the enforcer read its lookup, so its addresses are unknown',
    );
  });

  it('name ICMP by its family', () => {
    assert.equal(formatFlowTraffic(flow('a/1', 'a/2', 0, { protocol: 'ICMP' })), 'ICMP');
    assert.equal(formatFlowTraffic(flow('a/1', 'a/2', 0, { protocol: 'ICMP', family: 6 })), 'ICMPv6');
    assert.equal(formatFlowTraffic(flow('a/1', 'a/2', 53, { protocol: 'UDP' })), 'UDP 53');
  });

  it('are cut where they would not fit a line', () => {
    assert.equal(shorten('a'.repeat(160)), 'a'.repeat(160));
    assert.equal(shorten('a'.repeat(161)), `${'a'.repeat(159)}…`);
  });
});
