import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import { flow } from '../../policy/flow.ts';
import { world } from './fixture.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

const peers = ['shop/db', 'mon/prometheus', 'internet', 'bucket', 'other', 'apiserver'] as const;
const entities = ['all', 'world', 'cluster', 'remote-node', 'kube-apiserver', 'none'] as const;

/** A part of an ingress rule with the peers it means, written down independently of the code under test. */
interface Part {
  readonly fields: Record<string, unknown>;
  readonly matches: (peer: (typeof peers)[number], port: number) => boolean;
}

const membersOf: Record<(typeof entities)[number], readonly string[]> = {
  all: peers,
  world: ['internet', 'bucket'],
  cluster: ['shop/db', 'mon/prometheus', 'other', 'apiserver'],
  'remote-node': ['other', 'apiserver'],
  'kube-apiserver': ['apiserver'],
  none: [],
};

const peerPart: fc.Arbitrary<Part> = fc.oneof(
  fc.constant<Part>({ fields: {}, matches: () => true }),
  fc.constant<Part>({ fields: { fromEndpoints: [] }, matches: () => false }),
  fc.constant<Part>({ fields: { fromEndpoints: [{}] }, matches: (peer) => peer === 'shop/db' }),
  fc.constant<Part>({ fields: { fromCIDR: ['198.51.100.0/24', '10.244.0.0/16'] }, matches: (peer) => peer === 'internet' }),
  fc.subarray([...entities], { minLength: 1 }).map((fromEntities): Part => ({
    fields: { fromEntities },
    matches: (peer) => fromEntities.some((entity) => membersOf[entity].includes(peer)),
  })),
);

const portPart = fc.option(fc.integer({ min: 79, max: 81 }), { nil: undefined });

const rule: fc.Arbitrary<Part> = fc.tuple(peerPart, portPart).map(([peer, port]): Part => ({
  fields: { ...peer.fields, ...(port !== undefined && { toPorts: [{ ports: [{ port: String(port) }] }] }) },
  matches: (id, to) => {
    const isEmpty = Object.keys(peer.fields).length === 0 && port === undefined;
    return !isEmpty && peer.matches(id, to) && (port === undefined || port === to);
  },
}));

interface PolicySpec {
  readonly allow: readonly Part[];
  readonly deny: readonly Part[];
  readonly defaultDeny: boolean | undefined;
}

const spec: fc.Arbitrary<PolicySpec> = fc
  .record({
    allow: fc.array(rule, { maxLength: 3 }),
    deny: fc.array(rule, { maxLength: 2 }),
    defaultDeny: fc.constantFrom(undefined, true, false),
  })
  .filter(({ allow, deny }) => allow.length + deny.length > 0);

function manifest({ allow, deny, defaultDeny }: PolicySpec, index: number): Manifest {
  return {
    file: 'test.yaml',
    object: {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: `p${String(index)}`, namespace: 'shop' },
      spec: {
        endpointSelector: { matchLabels: { app: 'web' } },
        ingress: allow.map(({ fields }) => fields),
        ingressDeny: deny.map(({ fields }) => fields),
        ...(defaultDeny !== undefined && { enableDefaultDeny: { ingress: defaultDeny } }),
      },
    },
  };
}

function verdicts(specs: readonly PolicySpec[]): string[] {
  const ruleset = compile(specs.map(manifest), world, defaultSettings);
  return peers.flatMap((peer) => [79, 80].map((port) => evaluate(ruleset, world, flow(peer, 'shop/web', port)).verdict));
}

/** The documentation's words: a deny rule decides; then an allow rule; then whether any policy denies by default. */
function expected(specs: readonly PolicySpec[]): string[] {
  return peers.flatMap((peer) =>
    [79, 80].map((port) => {
      if (specs.some(({ deny }) => deny.some((part) => part.matches(peer, port)))) return 'denied';
      if (specs.some(({ allow }) => allow.some((part) => part.matches(peer, port)))) return 'allowed';
      return specs.some(({ defaultDeny }) => defaultDeny !== false) ? 'denied' : 'allowed';
    }),
  );
}

describe('cilium.io/v2 laws', () => {
  it('deny rules, then allow rules, then the default, over all policies', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: 3 }), (specs) => {
        assert.deepEqual(verdicts(specs), expected(specs));
      }),
      { numRuns: 300 },
    );
  });

  it('the order of policies does not count', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 2, maxLength: 3 }), (specs) => {
        assert.deepEqual(verdicts(specs.toReversed()), verdicts(specs));
      }),
    );
  });

  it('what a deny rule denies, no further allow rule allows', () => {
    fc.assert(
      fc.property(spec, rule, (one, extra) => {
        const deny = [...one.deny, extra];
        const after = verdicts([{ ...one, deny, allow: [...one.allow, { fields: { fromEntities: ['all'] }, matches: () => true }] }]);
        const denied = peers.flatMap((peer) => [79, 80].map((port) => deny.some((part) => part.matches(peer, port))));
        assert.deepEqual(
          after,
          denied.map((isDenied) => (isDenied ? 'denied' : 'allowed')),
        );
      }),
    );
  });
});
