import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IPBlock, NetworkPolicyEgressRule, NetworkPolicyPeer, NetworkPolicyPort } from 'kubernetes-types/networking/v1.js';
import { compile } from '../../harness/dialects/compile.ts';
import { evaluate } from '../../harness/policy/evaluate/evaluate.ts';
import { isPolicy } from '../../harness/dialects/is-policy.ts';
import type { Engine } from '../../scenarios/engines.ts';
import { flow } from '../policy/flow.ts';
import { buildWorld } from '../policy/world.ts';
import { render, toValues } from './support/render.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';

const timeoutMs = 120_000;
const controller = 'ns/controller';

// Nodes and the apiserver are left out: under cilium they are entities, which no egress rule of a NetworkPolicy can name.
const world = buildWorld({
  namespaces: { ns: { team: 'x' }, a: { team: 'x' }, b: { team: 'y' }, c: {} },
  pods: {
    [controller]: { labels: { 'app.kubernetes.io/name': 'stageset-controller', 'app.kubernetes.io/instance': 'rel' } },
    'ns/db': { labels: { app: 'db' }, ports: { http: 80 } },
    'a/web': { labels: { app: 'web', tier: 'front' }, ports: { http: 81 } },
    'b/db': { labels: { app: 'db' }, ports: { http: 80 } },
    'c/none': {},
  },
  externals: { near: { addresses: ['198.51.100.1'] }, middle: { addresses: ['198.51.100.200'] }, far: { addresses: ['203.0.113.9'] } },
});
const destinations = world.endpoints.filter(({ id, kind }) => id !== controller && (kind === 'pod' || kind === 'external'));
/** Ports of entries that are looked at one by one. */
const firstOwnPort = 1000;
const separateEntries = 8;
const separateFlows = destinations.flatMap(({ id }) =>
  Array.from({ length: separateEntries }, (_, index) => flow(controller, id, firstOwnPort + index)),
);
const flows = destinations.flatMap(({ id }) => [
  ...[80, 81, 443].map((port) => flow(controller, id, port)),
  flow(controller, id, 80, { protocol: 'UDP' }),
  flow(controller, id, 53, { protocol: 'UDP' }),
  flow(controller, id, 80, { protocol: 'SCTP' }),
]);

const selector = (keys: Readonly<Record<string, readonly string[]>>) =>
  fc.oneof(
    fc.constant({}),
    ...Object.entries(keys).flatMap(([key, values]) => [
      fc.constantFrom(...values).map((value) => ({ matchLabels: { [key]: value } })),
      fc
        .tuple(fc.constantFrom('In', 'NotIn'), fc.subarray([...values], { minLength: 1 }))
        .map(([operator, chosen]) => ({ matchExpressions: [{ key, operator, values: chosen }] })),
      fc.constantFrom('Exists', 'DoesNotExist').map((operator) => ({ matchExpressions: [{ key, operator }] })),
    ]),
  );
const podSelector = selector({ app: ['web', 'db'], tier: ['front', 'back'] });
const namespaceSelector = selector({ team: ['x', 'y'], 'kubernetes.io/metadata.name': ['ns', 'a', 'c'] });
const ipBlock = fc.constantFrom<IPBlock>(
  { cidr: '198.51.100.0/24' },
  { cidr: '198.51.100.1/32' },
  { cidr: '203.0.113.0/24' },
  { cidr: '198.51.100.0/24', except: ['198.51.100.128/25'] },
);
const peer: fc.Arbitrary<NetworkPolicyPeer> = fc.oneof(
  ipBlock.map((block) => ({ ipBlock: block })),
  fc.record({ podSelector }),
  fc.record({ namespaceSelector }),
  fc.record({ namespaceSelector, podSelector }),
);
const port: fc.Arbitrary<NetworkPolicyPort> = fc.constantFrom<NetworkPolicyPort>(
  { port: 80 },
  { protocol: 'TCP', port: 79, endPort: 81 },
  { port: 443, endPort: 443 },
  { protocol: 'UDP', port: 53 },
  { protocol: 'UDP' },
  { protocol: 'SCTP', port: 80 },
  { port: 'http' },
  {},
);
const lists = { maxLength: 3 };
const entries: fc.Arbitrary<NetworkPolicyEgressRule[]> = fc.array(
  fc.record({ to: fc.array(peer, lists), ports: fc.array(port, lists) }, { requiredKeys: [] }),
  lists,
);

/** Entries of a few peers, each with a port of its own, so that none hides what another does. */
const separate: fc.Arbitrary<NetworkPolicyEgressRule[]> = fc
  .array(fc.array(peer, { minLength: 1, maxLength: 2 }), { minLength: separateEntries, maxLength: separateEntries })
  .map((peers) => peers.map((to, index) => ({ to, ports: [{ port: firstOwnPort + index }] })));

/** What a ClusterNetworkPolicy has no words for, so that the chart refuses it. */
function isBeyondClusterNetworkPolicy({ to = [], ports = [] }: NetworkPolicyEgressRule): boolean {
  const blocks = to.filter(({ ipBlock: block }) => block !== undefined);
  return (
    blocks.some(({ ipBlock: block }) => block?.except !== undefined) ||
    (blocks.length > 0 && ports.some(({ port: name }) => name === 'http'))
  );
}

async function verdicts(engine: Engine, to: readonly NetworkPolicyEgressRule[], asked = flows): Promise<readonly string[]> {
  const policy = { egress: { enabled: true, dns: false, to }, clusterNetworkPolicy: { channel: 'experimental' } };
  const manifests = await render(toValues({ engine, policy }));
  const ruleset = compile(manifests.filter(isPolicy), world, defaultSettings);
  return asked.map((one) => `${one.destination}:${String(one.port)}/${one.protocol} ${evaluate(ruleset, world, one).verdict}`);
}

describe('chart: the dialects agree', () => {
  for (const engine of ['cilium', 'calico', 'clusterNetworkPolicy'] as const) {
    it(`what egress.to lets through is the same under ${engine} as under kubernetes`, async function () {
      this.timeout(timeoutMs);
      await fc.assert(
        fc.asyncProperty(entries, async (to) => {
          fc.pre(engine !== 'clusterNetworkPolicy' || !to.some(isBeyondClusterNetworkPolicy));
          assert.deepEqual(await verdicts(engine, to), await verdicts('kubernetes', to));
        }),
        { numRuns: 10 },
      );
    });

    it(`every peer means the same under ${engine} as under kubernetes`, async function () {
      this.timeout(timeoutMs);
      await fc.assert(
        fc.asyncProperty(separate, async (all) => {
          const to = engine === 'clusterNetworkPolicy' ? all.filter((entry) => !isBeyondClusterNetworkPolicy(entry)) : all;
          assert.deepEqual(await verdicts(engine, to, separateFlows), await verdicts('kubernetes', to, separateFlows));
        }),
        { numRuns: 10 },
      );
    });
  }

  it('is not a matter of everything being allowed, or denied', async () => {
    const some = await verdicts('kubernetes', [{ to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: [{ port: 80 }] }]);
    assert.deepEqual(
      some.filter((line) => line.endsWith(' allowed')),
      ['ns/db:80/TCP allowed'],
    );
  });
});
