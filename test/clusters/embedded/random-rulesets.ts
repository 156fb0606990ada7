import fc from 'fast-check';
import type { AddressClause } from '../../../harness/policy/ir/clause.ts';
import type { DirectionRules, Policy } from '../../../harness/policy/ir/policy.ts';
import type { Match, Rule } from '../../../harness/policy/ir/rule.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Traffic } from '../../../harness/policy/ir/traffic.ts';
import { among, policy, tier, transport } from './rules.ts';

/** Texts that clauses are made of: single addresses of the world, and CIDRs around them. */
const places = [
  '10.244.0.1',
  '10.244.0.2',
  '10.244.0.3',
  'fd00:10:244::1',
  'fd00:10:244::2',
  'fd00:10:244::3',
  '172.18.0.3',
  'fd00:172:18::3',
  '198.51.100.10',
  '2001:db8:2::10',
  '10.244.0.2/31',
  '10.0.0.0/8',
  'fd00::/8',
  '0.0.0.0/0',
  '::/0',
];

function clause(): fc.Arbitrary<AddressClause> {
  return fc
    .record({ texts: fc.subarray(places, { maxLength: 4 }), negated: fc.constantFrom('is' as const, 'is' as const, 'is not' as const) })
    .map(({ texts, negated }) => among(texts, negated));
}

const namedPorts = new Map([
  ['10.244.0.1', [80]],
  ['10.244.0.2', [81]],
  ['fd00:10:244::1', [81, 83]],
  ['fd00:10:244::3', [80]],
]);

function traffic(): fc.Arbitrary<Traffic> {
  const port = fc.integer({ min: 79, max: 84 });
  const range = fc.tuple(port, port).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const protocol = fc.constantFrom('TCP' as const, 'UDP' as const);
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(protocol, fc.array(fc.oneof(port, range), { maxLength: 3 })).map(([name, ports]) => transport(name, ...ports)),
    },
    protocol.map((name): Traffic => ({
      kind: 'transport',
      protocol: name,
      ports: [{ kind: 'named', name: 'web', portsByAddress: namedPorts }],
    })),
    fc.constantFrom(6, 17, 58).map((number): Traffic => ({ kind: 'protocol-number', number })),
    fc.constantFrom(4 as const, 6 as const).map((family): Traffic => ({ kind: 'icmp', family })),
  );
}

function match(): fc.Arbitrary<Match> {
  return fc.record(
    {
      source: fc.array(clause(), { maxLength: 2 }),
      destination: fc.oneof(fc.constant([]), fc.array(clause(), { maxLength: 1 })),
      family: fc.constantFrom(4 as const, 6 as const),
      traffic: fc.array(traffic(), { maxLength: 3 }),
      notTraffic: fc.array(traffic(), { maxLength: 2 }),
    },
    { requiredKeys: ['source', 'destination'] },
  );
}

function directionRules(direction: string): fc.Arbitrary<DirectionRules> {
  const action = fc.constantFrom('allow' as const, 'allow' as const, 'deny' as const, 'pass' as const, 'log' as const);
  const rules = fc
    .array(fc.record({ action, match: match() }), { maxLength: 4 })
    .map((list): Rule[] => list.map((one, index) => ({ ...one, path: `spec.${direction}[${String(index)}]` })));
  return fc.record({ isolates: fc.boolean(), rules });
}

function policyOf(pods: readonly string[], name: string): fc.Arbitrary<Policy> {
  return fc
    .record(
      {
        subjects: fc.subarray([...pods], { minLength: 1 }),
        ingress: directionRules('ingress'),
        egress: directionRules('egress'),
      },
      { requiredKeys: ['subjects'] },
    )
    .map(({ subjects, ...directions }) => policy(name, subjects, directions));
}

/** Rulesets of up to three tiers about some pods, with every kind of condition but names. */
export function randomRuleset(pods: readonly string[]): fc.Arbitrary<Ruleset> {
  const names = ['one', 'two', 'three'];
  const policies = fc.integer({ min: 1, max: 3 }).chain((count) => fc.tuple(...names.slice(0, count).map((name) => policyOf(pods, name))));
  return fc
    .array(policies, { minLength: 1, maxLength: 3 })
    .map((tiers) => ({ tiers: tiers.map((members, index) => tier(`tier-${String(index)}`, index, ...members)) }));
}
