import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import { flow } from '../../policy/flow.ts';
import { buildWorld } from '../../policy/world.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

const world = buildWorld({
  namespaces: { a: { team: 'x' }, b: { team: 'y' } },
  pods: { 'a/1': { labels: { app: 'web' } }, 'a/2': { labels: { app: 'db' } }, 'b/1': { labels: { app: 'web' } }, 'b/2': {} },
});
const pods = world.endpoints.filter((endpoint) => endpoint.kind === 'pod');

interface PlainRule {
  readonly action: 'Accept' | 'Deny' | 'Pass';
  /** Namespaces by their `team`; absent: all. */
  readonly team?: string;
  readonly port?: number;
}

interface PlainPolicy {
  readonly tier: 'Admin' | 'Baseline';
  readonly priority: number;
  /** Subject: pods by their `app`, in any namespace; absent: all. */
  readonly app?: string;
  readonly ingress: readonly PlainRule[];
  readonly egress: readonly PlainRule[];
}

const rule: fc.Arbitrary<PlainRule> = fc.record(
  { action: fc.constantFrom('Accept', 'Deny', 'Pass'), team: fc.constantFrom('x', 'y'), port: fc.constantFrom(80, 443) },
  { requiredKeys: ['action'] },
);

const policy: fc.Arbitrary<PlainPolicy> = fc.record(
  {
    tier: fc.constantFrom('Admin', 'Baseline'),
    priority: fc.integer({ min: 0, max: 1000 }),
    app: fc.constantFrom('web', 'db'),
    ingress: fc.array(rule, { maxLength: 3 }),
    egress: fc.array(rule, { maxLength: 3 }),
  },
  { requiredKeys: ['tier', 'priority', 'ingress', 'egress'] },
);

/** Distinct priorities: which of two policies of one priority goes first is undefined. */
const policies = fc.uniqueArray(policy, { selector: ({ priority }) => priority, maxLength: 5, size: 'max' });

const anyFlow = fc
  .tuple(fc.constantFrom(...pods), fc.constantFrom(...pods), fc.constantFrom(80, 443))
  .map(([source, destination, port]) => flow(source.id, destination.id, port));

function toManifest({ tier, priority, app, ingress, egress }: PlainPolicy, index: number): Manifest {
  const write = ({ action, team, port }: PlainRule) => ({
    action,
    peers: [{ namespaces: team === undefined ? {} : { matchLabels: { team } } }],
    ...(port !== undefined && { protocols: [{ tcp: { destinationPort: { number: port } } }] }),
  });
  return {
    file: 'random.yaml',
    object: {
      apiVersion: 'policy.networking.k8s.io/v1alpha2',
      kind: 'ClusterNetworkPolicy',
      metadata: { name: `policy-${String(index)}` },
      spec: {
        tier,
        priority,
        subject: { pods: { podSelector: app === undefined ? {} : { matchLabels: { app } } } },
        ingress: ingress.map(write).map(({ peers, ...rest }) => ({ ...rest, from: peers })),
        egress: egress.map(write).map(({ peers, ...rest }) => ({ ...rest, to: peers })),
      },
    },
  };
}

function verdict(objects: readonly Manifest[], one: Flow): string {
  return evaluate(compile(objects, world, defaultSettings), world, one).verdict;
}

/** First match by tier, then priority, then position; Pass skips the rest of its tier. */
function oracleAllows(all: readonly PlainPolicy[], one: Flow): boolean {
  if (one.source === one.destination) return true;
  return (
    decides(all, 'egress', one.source, one.destination, one.port) !== 'Deny' &&
    decides(all, 'ingress', one.destination, one.source, one.port) !== 'Deny'
  );
}

function decides(
  all: readonly PlainPolicy[],
  direction: 'ingress' | 'egress',
  subject: string,
  peer: string,
  port: number,
): PlainRule['action'] | undefined {
  const [me, other] = [subject, peer].map((id) => pods.find((pod) => pod.id === id));
  const team = world.namespaces.find(({ name }) => name === other?.namespace)?.labels['team'];
  for (const tier of ['Admin', 'Baseline']) {
    const first = all
      .filter((candidate) => candidate.tier === tier && (candidate.app === undefined || candidate.app === me?.labels['app']))
      .toSorted((a, b) => a.priority - b.priority)
      .flatMap((candidate) => candidate[direction])
      .find((candidate) => (candidate.team ?? team) === team && (candidate.port ?? port) === port);
    if (first !== undefined && first.action !== 'Pass') return first.action;
  }
  return undefined;
}

describe('policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy laws', () => {
  it('decides by the first match in the order of tier and priority', () => {
    const seen = { allowed: 0, denied: 0 };
    fc.assert(
      fc.property(policies, fc.array(anyFlow, { minLength: 5, maxLength: 10 }), (objects, flows) => {
        for (const one of flows) {
          const expected = oracleAllows(objects, one) ? 'allowed' : 'denied';
          seen[expected] += 1;
          assert.equal(verdict(objects.map(toManifest), one), expected, JSON.stringify(one));
        }
      }),
      { numRuns: 200 },
    );
    assert.ok(seen.allowed > 50 && seen.denied > 50, JSON.stringify(seen));
  });

  it('does not depend on the order in which policies are given', () => {
    fc.assert(
      fc.property(policies, anyFlow, (objects, one) => {
        const given = objects.map(toManifest);
        assert.equal(verdict(given.toReversed(), one), verdict(given, one));
      }),
    );
  });

  it('denies nothing without a Deny rule', () => {
    fc.assert(
      fc.property(policies, anyFlow, (objects, one) => {
        const open = objects.map((object) => ({
          ...object,
          ingress: object.ingress.filter(({ action }) => action !== 'Deny'),
          egress: object.egress.filter(({ action }) => action !== 'Deny'),
        }));
        assert.equal(verdict(open.map(toManifest), one), 'allowed');
      }),
    );
  });
});
