import assert from 'node:assert/strict';
import type { CellPolicies, RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import { formatDecision } from '../../../harness/policy/format-decision.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { overBoth, probeAll, probeOne } from './requests.ts';
import { among, cell, isolating, named, open, policy, rule, tier, transport } from './rules.ts';
import { bucket, dnsPod, dnsService, everyListener, pod, ports, stranger, topology } from './topology.ts';
import { startCluster } from './with-cluster.ts';

const pods = ['a/one', 'a/two', 'a/three'];
const everyone = [...pods, 'node', 'apiserver', 's3'];

describe('embedded cluster with policies', () => {
  let cluster: RunningCluster;
  let world: World;

  before(async () => {
    cluster = await startCluster({ externals: [bucket, stranger] });
    const specs = pods.map((id) => pod(id, everyListener, [{ name: 'web', port: ports.tcp, protocol: 'TCP' }]));
    world = await cluster.deploy(topology([...specs, dnsPod], [dnsService]));
  });
  after(() => cluster[Symbol.asyncDispose]());
  afterEach(() => cluster.release());

  /** Every flow's observation is what the model predicts, and a drop names the rule that the model names. */
  async function assertAsPredicted(policies: CellPolicies, requests: readonly ProbeRequest[]): Promise<void> {
    await cluster.enforce([policies]);
    const observations = await probeAll(cluster, requests);
    const predictions = requests.map(({ id, flow }) => ({ id, ...evaluate(policies.ruleset, world, flow) }));
    assert.deepEqual(
      requests.map(({ id }) => {
        const found = observations.get(id);
        return `${id}: ${found?.kind ?? 'none'}, ${found?.decidedBy ?? found?.attempts.at(-1)?.detail ?? ''}`.replace(/, answer of .*/, '');
      }),
      predictions.map(
        ({ id, verdict, decidedBy }) => `${id}: ${verdict === 'allowed' ? 'connected' : `dropped, ${formatDecision(decidedBy)}`}`,
      ),
    );
    const verdicts = new Set(predictions.map(({ verdict }) => verdict));
    assert.equal(verdicts.size, 2, 'a test of a policy needs flows that it allows and flows that it denies');
  }

  /** Everyone to everyone, on every port, over both families. */
  function everyFlow(): readonly ProbeRequest[] {
    return everyone.flatMap((source) =>
      [...pods, 's3'].flatMap((destination) =>
        (['tcp', 'http', 'udp'] as const).flatMap((kind) => overBoth({ source, destination, kind })),
      ),
    );
  }

  it('denies the ingress of an isolated pod, but from its own node and from itself', () =>
    assertAsPredicted(cell(tier('default', 1, policy('deny', ['a/one'], { ingress: isolating() }))), everyFlow()));

  it('denies the egress of an isolated pod, to the node too', () =>
    assertAsPredicted(cell(tier('default', 1, policy('deny', ['a/one'], { egress: isolating() }))), [
      ...everyFlow(),
      ...overBoth({ source: 'a/one', destination: 'node', port: 10_250 }),
      ...overBoth({ source: 'a/two', destination: 'node', port: 10_250 }),
      ...overBoth({ source: 'a/one', destination: 'apiserver', kind: 'tls', port: 6443 }),
    ]));

  it('allows by addresses, ranges, their negation, ports and port ranges', () =>
    assertAsPredicted(
      cell(
        tier(
          'default',
          1,
          policy('ingress', ['a/one', 'a/two'], {
            ingress: isolating(
              rule('spec.ingress[0]', 'allow', {
                source: [among(['10.244.0.0/30', '198.51.100.0/24', '2001:db8:2::/48'])],
                traffic: [transport('TCP', ports.tcp)],
              }),
              rule('spec.ingress[1]', 'allow', {
                source: [among(['10.244.0.0/16', 'fd00:10:244::/48', '172.18.0.3']), among(['10.244.0.3', 'fd00:10:244::2'], 'is not')],
                traffic: [transport('TCP', [81, 90], [85, 100]), transport('UDP')],
              }),
              rule('spec.ingress[2]', 'allow', { source: [among([])] }),
            ),
          }),
          policy('egress', ['a/three'], {
            egress: isolating(rule('spec.egress[0]', 'allow', { family: 6, destination: [among([], 'is not')] })),
          }),
        ),
      ),
      everyFlow(),
    ));

  it('matches nothing with an empty list of traffic, everything but the exceptions with notTraffic', () =>
    assertAsPredicted(
      cell(
        tier(
          'default',
          1,
          policy('p', ['a/one'], {
            ingress: isolating(
              rule('spec.ingress[0]', 'allow', { traffic: [] }),
              rule('spec.ingress[1]', 'allow', {
                notTraffic: [transport('TCP', ports.tcp), transport('UDP')],
                source: [among(['10.244.0.0/16'])],
              }),
              rule('spec.ingress[2]', 'allow', { traffic: [{ kind: 'protocol-number', number: 17 }], source: [among(['fd00::/8'])] }),
              rule('spec.ingress[3]', 'allow', {
                traffic: [
                  { kind: 'icmp', family: 4 },
                  { kind: 'icmp', family: 6, type: 128, code: 0 },
                ],
              }),
              rule('spec.ingress[4]', 'deny', { notTraffic: [transport('TCP')] }),
            ),
          }),
        ),
      ),
      everyFlow(),
    ));

  it('matches named ports at each address, and source ports', () => {
    const portsByAddress = new Map([
      ['10.244.0.1', [ports.http, ports.tcp]],
      ['fd00:10:244::2', [ports.tcp]],
    ]);
    const clients = { kind: 'range', first: 1_024, last: 65_535 } as const;
    return assertAsPredicted(
      cell(
        tier(
          'default',
          1,
          policy('p', ['a/one', 'a/two'], {
            ingress: isolating(
              rule('spec.ingress[0]', 'allow', {
                traffic: [{ kind: 'transport', protocol: 'TCP', ports: [{ kind: 'named', name: 'web', portsByAddress }] }],
              }),
              rule('spec.ingress[1]', 'allow', { traffic: [{ kind: 'transport', protocol: 'UDP', sourcePorts: [clients] }] }),
              rule('spec.ingress[2]', 'allow', {
                traffic: [{ kind: 'transport', protocol: 'TCP', sourcePorts: [{ ...clients, last: 1_024 }] }],
              }),
            ),
          }),
        ),
      ),
      everyFlow(),
    );
  });

  it('walks tiers and policies in order: the first match decides, pass leaves the tier, log goes on', () =>
    assertAsPredicted(
      cell(
        tier(
          'admin',
          1,
          policy('first', pods, {
            ingress: open(
              rule('spec.ingress[0]', 'log'),
              rule('spec.ingress[1]', 'pass', { source: [among(['10.244.0.2', 'fd00:10:244::2'])], notTraffic: [transport('UDP')] }),
              rule('spec.ingress[2]', 'deny', { source: [among(['10.244.0.2', 'fd00:10:244::2'])], traffic: [transport('TCP')] }),
              rule('spec.ingress[3]', 'pass', { source: [among(['198.51.100.10'])] }),
            ),
          }),
          policy(
            'second',
            pods,
            { ingress: open(rule('spec.ingress[0]', 'allow', { source: [among(['0.0.0.0/0'])], traffic: [transport('UDP')] })) },
            1,
          ),
          policy(
            'third',
            ['a/three'],
            { ingress: open(rule('spec.ingress[0]', 'deny', { source: [among(['10.244.0.2', '198.51.100.10', '172.18.0.3'])] })) },
            2,
          ),
        ),
        tier(
          'default',
          2,
          policy('allow', ['a/one'], { ingress: isolating(rule('spec.ingress[0]', 'allow', { traffic: [transport('TCP', ports.http)] })) }),
        ),
        tier(
          'baseline',
          3,
          policy('base', ['a/two', 'a/three'], {
            ingress: open(rule('spec.ingress[0]', 'deny', { traffic: [transport('TCP', ports.tcp)] })),
            egress: open(rule('spec.egress[0]', 'deny', { traffic: [transport('TCP', ports.http)] })),
          }),
        ),
      ),
      everyFlow(),
    ));

  it('sees the flow after the translation of a Service', () => {
    const viaService = { kind: 'service', namespace: 'kube-system', name: 'kube-dns' } as const;
    const flows = (['udp', 'tcp'] as const).flatMap((over) =>
      overBoth({ source: 'a/one', destination: dnsPod.id, via: viaService, lookup: { over, name: 'bucket.example.com' } }),
    );
    const dnsAddresses = world.endpoints.find(({ id }) => id === dnsPod.id)?.addresses ?? [];
    const allow = rule('spec.egress[0]', 'allow', { destination: [among(dnsAddresses)], traffic: [transport('UDP', 53)] });
    return assertAsPredicted(cell(tier('default', 1, policy('dns', ['a/one'], { egress: isolating(allow) }))), flows);
  });

  it('enforces the policies of all cells at once and replaces earlier ones', async () => {
    const deny = (subject: string): CellPolicies => ({
      ...cell(tier('default', 1, policy('deny', [subject], { ingress: isolating() }))),
      cell: subject,
    });
    const kinds = async (): Promise<readonly string[]> =>
      [
        ...(await probeAll(
          cluster,
          pods.slice(0, 2).flatMap((destination) => overBoth({ source: 'a/three', destination })),
        ).then((found) => found.values())),
      ].map(({ kind }) => kind);

    const results = await cluster.enforce([deny('a/one'), deny('a/two')]);
    assert.deepEqual([...results.keys()], ['a/one', 'a/two']);
    assert.deepEqual(await kinds(), ['dropped', 'dropped', 'dropped', 'dropped']);
    await cluster.enforce([deny('a/two')]);
    assert.deepEqual(await kinds(), ['connected', 'connected', 'dropped', 'dropped']);
    await cluster.release();
    assert.deepEqual(await kinds(), ['connected', 'connected', 'connected', 'connected']);
  });

  describe('names', () => {
    const viaBucket = { kind: 'name', name: 'bucket.example.com' } as const;
    const viaStranger = { kind: 'name', name: 'stranger.example.net' } as const;
    const nameFlows = ['a/one', 'a/two'].flatMap((source) => [
      ...overBoth({ source, destination: 's3', via: viaBucket }),
      ...overBoth({ source, destination: 's3', kind: 'http', via: viaBucket }),
      ...overBoth({ source, destination: 'stranger', via: viaStranger }),
      ...overBoth({ source, destination: 's3' }),
      ...overBoth({ source, destination: 'stranger' }),
    ]);
    const lookups = rule('spec.egress[0]', 'allow', { traffic: [transport('UDP', 53)] });

    it('lets a pod reach what it looked up, by that name and on that port only', () =>
      assertAsPredicted(
        cell(
          tier(
            'default',
            1,
            policy('names', ['a/one'], {
              egress: isolating(
                lookups,
                rule('spec.egress[1]', 'allow', {
                  destination: [named('*.example.com', 'any-lookup')],
                  traffic: [transport('TCP', ports.tcp)],
                }),
              ),
            }),
          ),
        ),
        nameFlows,
      ));

    it('learns only from lookups that a rule observes, and refuses those of other names', async () => {
      const observing = { ...lookups, observesNames: named('bucket.example.com', 'dns-rule').patterns };
      const policies = cell(
        tier(
          'default',
          1,
          policy('observed', ['a/one'], {
            egress: isolating(observing, rule('spec.egress[1]', 'allow', { destination: [named('*.com', 'dns-rule')] })),
          }),
          policy('unobserved', ['a/two'], {
            egress: isolating(lookups, rule('spec.egress[1]', 'allow', { destination: [named('*.com', 'dns-rule')] })),
          }),
        ),
      );
      const refused = nameFlows.filter(({ flow }) => flow.source === 'a/one' && flow.via === viaStranger);
      await assertAsPredicted(
        policies,
        nameFlows.filter((flow) => !refused.includes(flow)),
      );
      const kinds = [...(await probeAll(cluster, refused)).values()].map(({ kind, attempts }) => `${kind}: ${attempts[0]?.detail ?? ''}`);
      assert.deepEqual(new Set(kinds), new Set(['rejected: lookup of stranger.example.net: kube-system/dns: lookup refused (REFUSED)']));
    });

    it('names the rule that dropped the lookup', async () => {
      await cluster.enforce([cell(tier('default', 1, policy('silent', ['a/one'], { egress: isolating() })))]);
      const observation = await probeOne(cluster, { source: 'a/one', destination: 's3', via: viaBucket });
      assert.equal(observation.kind, 'dropped');
      assert.equal(observation.decidedBy, 'NetworkPolicy a/silent › end of tier default');
      assert.match(observation.attempts[0]?.detail ?? '', /^lookup of bucket\.example\.com: dropped by NetworkPolicy a\/silent/);
    });
  });
});
