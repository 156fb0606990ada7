import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import { flow } from '../../policy/flow.ts';
import { world } from './fixture.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

const peers = ['shop/db', 'mon/prometheus', 'internet', 'other'] as const;
type Peer = (typeof peers)[number];

/** What a rule may name as its source, with the peers it means. */
const sources: readonly { readonly source: Record<string, unknown>; readonly means: readonly Peer[] }[] = [
  { source: {}, means: peers },
  { source: { selector: 'all()' }, means: ['shop/db'] },
  { source: { namespaceSelector: "team == 'b'" }, means: ['mon/prometheus'] },
  { source: { nets: ['198.51.100.0/24'] }, means: ['internet'] },
  { source: { notNets: ['10.244.0.0/16'] }, means: ['internet', 'other'] },
];

interface RuleSpec {
  readonly action: 'Allow' | 'Deny' | 'Log' | 'Pass';
  readonly entity: (typeof sources)[number];
}

interface TierSpec {
  readonly order: number | undefined;
  readonly defaultAction: 'Deny' | 'Pass';
}

const rule: fc.Arbitrary<RuleSpec> = fc.record({
  action: fc.constantFrom('Allow', 'Deny', 'Log', 'Pass'),
  entity: fc.constantFrom(...sources),
});

const tierNames = ['early', 'late', 'default'] as const;

const tier: fc.Arbitrary<TierSpec> = fc.record({
  order: fc.constantFrom(undefined, 1, 2, 2_000_000),
  defaultAction: fc.constantFrom('Deny', 'Pass'),
});

const cluster = fc.record({
  tiers: fc.record({ early: tier, late: tier }),
  policies: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      tier: fc.constantFrom(...tierNames),
      order: fc.constantFrom(undefined, -1, 0, 1, 1.5),
      rules: fc.array(rule, { maxLength: 3 }),
    }),
    { selector: ({ name }) => name, maxLength: 5 },
  ),
});

type Cluster = typeof cluster extends fc.Arbitrary<infer Value> ? Value : never;

function object(kind: string, metadata: Manifest['object']['metadata'], spec: unknown): Manifest {
  return { file: 'test.yaml', object: { apiVersion: 'projectcalico.org/v3', kind, metadata, spec } };
}

function manifests({ tiers, policies }: Cluster): Manifest[] {
  return [
    ...Object.entries(tiers).map(([name, spec]) => object('Tier', { name }, { ...spec })),
    ...policies.map(({ name, rules, ...spec }) =>
      object(
        'NetworkPolicy',
        { name, namespace: 'shop' },
        {
          ...spec,
          selector: "app == 'web'",
          types: ['Ingress'],
          ingress: rules.map(({ action, entity }) => ({ action, source: entity.source })),
        },
      ),
    ),
  ].map((manifest) => JSON.parse(JSON.stringify(manifest)) as Manifest);
}

function predicted(given: Cluster): string[] {
  const ruleset = compile(manifests(given), world, defaultSettings);
  return peers.map((peer) => evaluate(ruleset, world, flow(peer, 'shop/web', 1)).verdict);
}

const bySize = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** The documentation's words: all rules of all policies in one row, sorted by tier, order and name; the first that decides does. */
function expected({ tiers, policies }: Cluster): string[] {
  const all: Record<string, TierSpec> = { ...tiers, default: { order: 1_000_000, defaultAction: 'Deny' } };
  const names = Object.keys(all).sort((a, b) => bySize(all[a]?.order ?? Infinity, all[b]?.order ?? Infinity) || (a < b ? -1 : 1));
  return peers.map((peer) => {
    for (const name of names) {
      const members = policies.filter((policy) => policy.tier === name);
      const sorted = members.sort((a, b) => bySize(a.order ?? Infinity, b.order ?? Infinity) || (a.name < b.name ? -1 : 1));
      const actions = sorted.flatMap(({ rules }) => rules.filter(({ entity }) => entity.means.includes(peer)).map(({ action }) => action));
      const first = actions.find((action) => action !== 'Log') ?? (members.length === 0 ? 'Pass' : all[name]?.defaultAction);
      if (first !== 'Pass') return first === 'Allow' ? 'allowed' : 'denied';
    }
    return 'allowed';
  });
}

describe('projectcalico.org/v3 laws', () => {
  it('tiers by order, policies by order and name, first match, end of tier', () => {
    fc.assert(
      fc.property(cluster, (given) => {
        assert.deepEqual(predicted(given), expected(given));
      }),
      { numRuns: 500 },
    );
  });

  it('the order of objects does not count', () => {
    fc.assert(
      fc.property(cluster, (given) => {
        assert.deepEqual(predicted({ ...given, policies: given.policies.toReversed() }), predicted(given));
      }),
    );
  });

  it('Log rules change nothing', () => {
    fc.assert(
      fc.property(cluster, (given) => {
        const policies = given.policies.map((policy) => ({ ...policy, rules: policy.rules.filter(({ action }) => action !== 'Log') }));
        assert.deepEqual(predicted({ ...given, policies }), predicted(given));
      }),
    );
  });
});
