import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { makeEmbeddedCluster } from '../../../clusters/embedded/cluster.ts';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import { monotonicMs } from '../../../harness/time/monotonic-ms.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { agentsOf } from './agents-of.ts';
import { request } from './requests.ts';
import { cell, isolating, policy, tier } from './rules.ts';
import { patient, withStandIn } from './stand-in.ts';
import { pod, topology } from './topology.ts';
import { startCluster } from './with-cluster.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

/** With an agent that carries out the first order, which builds the sites; the program answers the next ones. */
function withCluster(onOrder: string, act: (cluster: RunningCluster) => Promise<void>): Promise<void> {
  const program = `
let orders = 0;
const done = (number) => say({ kind: 'done', number });
const fail = (number, message) => say({ kind: 'failed', number, message });
const probed = (number, observations) => say({ kind: 'probed', number, observations: new Map(observations) });
onOrder((order, number) => {
  if (orders++ === 0) done(number);
  else { ${onOrder} }
});
start([], [4]);`;
  return withStandIn(program, async () => {
    await using cluster = await startCluster({}, makeEmbeddedCluster(patient));
    await act(cluster);
  });
}

const toGuarded = request({ source: 'a/stranger', destination: 'a/guarded' });
const deny = cell(tier('default', 1, policy('deny', ['a/guarded'], { ingress: isolating() })));

/** The errors of the kernel and of what carries out its orders are the user's to read. */
function refuses(action: Promise<unknown>, message: string): Promise<void> {
  return assert.rejects(action, (error: unknown) => {
    assert.ok(error instanceof UserError && error.exitCode === 2);
    assert.equal(error.message, message);
    return true;
  });
}

describe('embedded cluster that runs', () => {
  it('has the sites of its plan, and no settings of its own', async () => {
    await withCluster('', async ({ sites, settings }) => {
      assert.deepEqual([sites.node.id, sites.apiserver.id, sites.families], ['node', 'apiserver', [4, 6]]);
      assert.deepEqual(settings, defaultSettings);
      return Promise.resolve();
    });
  });

  it('builds what a topology asks for, and says where everything is', async () => {
    const program = `if (order.kind === 'build' && order.network.hosts.map(({ id }) => id).join() === 'a/stranger,a/guarded') done(number)`;
    await withCluster(program, async (cluster) => {
      const world = await cluster.deploy(topology([pod('a/stranger'), pod('a/guarded')]));
      assert.deepEqual(
        world.endpoints.flatMap((endpoint) => (endpoint.kind === 'pod' ? [endpoint.id] : [])),
        ['a/stranger', 'a/guarded'],
      );
    });
  });

  describe('on a kernel without IPv6', () => {
    it('has endpoints of both families, so that flows of both are planned, and says why one is not sent', async () => {
      await withCluster('done(number)', async (cluster) => {
        const { endpoints } = await cluster.deploy(topology([pod('a/stranger'), pod('a/guarded')]));
        for (const { id, addresses } of endpoints) assert.deepEqual(addresses.map(isIP), [4, 6], id);
        assert.equal(cluster.cannotProbe?.(toGuarded), undefined);
        const over6 = request({ source: 'a/stranger', destination: 'a/guarded', family: 6 });
        assert.equal(cluster.cannotProbe?.(over6), "this machine's kernel speaks no IPv6");
      });
    });

    it('makes nothing there with an IPv6 address', async () => {
      const program = `
const { hosts, services, names } = order.network;
const addresses = [...hosts, ...services].map((each) => each.addresses);
fail(number, JSON.stringify([...addresses, ...names.values()]));`;
      const web = { namespace: 'a', name: 'web', labels: {}, backends: ['a/web'], ports: [] };
      await withCluster(program, async (cluster) => {
        await refuses(
          cluster.deploy(topology([pod('a/web')], [web])),
          'The embedded cluster could not build: [["10.244.0.1"],["10.96.0.1"],["10.96.0.1"]]',
        );
      });
    });
  });

  it('says why a flow by way of a Service shows nothing', async () => {
    await withCluster('done(number)', async (cluster) => {
      const web = {
        namespace: 'a',
        name: 'web',
        labels: {},
        backends: ['a/web', 'a/web.1'],
        ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }],
      } as const;
      await cluster.deploy(topology([pod('a/web'), pod('a/web.1'), pod('a/client')], [web]));
      const via = { kind: 'service', namespace: 'a', name: 'web' } as const;
      const why = (source: string, destination: string): string | undefined => cluster.cannotProbe?.(request({ source, destination, via }));
      assert.equal(why('a/client', 'a/web'), undefined);
      assert.match(why('a/web.1', 'a/web') ?? '', /also leads back to a\/web\.1/);
      assert.match(why('a/client', 'a/web.1') ?? '', /leads to a\/web here, .* and never to a\/web\.1/);
    });
  });

  it('enforces policies on the pods that are deployed, in a new table each time', async () => {
    const program = `
if (order.kind === 'build') done(number);
else fail(number, [order.kind, order.rules.table, order.rules.transactions.join().includes('"p2"')].join(' '));`;
    await withCluster(program, async (cluster) => {
      await refuses(cluster.enforce([deny]), 'The embedded cluster could not enforce: enforce npc_policies_0 false');
      await cluster.deploy(topology([pod('a/guarded')]));
      await refuses(cluster.enforce([deny]), 'The embedded cluster could not enforce: enforce npc_policies_1 true');
    });
  });

  it('says of each cell since when its policies are in force, in the time of the run', async () => {
    const before = monotonicMs();
    await withCluster('done(number)', async (cluster) => {
      const applied = await cluster.enforce([deny, { ...deny, cell: 'another' }]);
      assert.deepEqual([...applied.keys()], ['cell', 'another']);
      for (const result of applied.values()) {
        assert.ok(result.kind === 'applied');
        assert.ok(result.atMs > 0 && result.atMs <= monotonicMs() - before, String(result.atMs));
      }
    });
  });

  it('releases policies', async () => {
    await withCluster('fail(number, order.kind)', async (cluster) => {
      await refuses(cluster.release(), 'The embedded cluster could not release: release');
    });
  });

  describe('and probes', () => {
    it('says what the agent saw, in the time of the run', async () => {
      const program = `
const attempt = { kind: 'dropped', atMs: Number(process.hrtime.bigint()) / 1e6, durationMs: 3, detail: order.kind };
probed(number, [[order.requests[0].id, { kind: 'dropped', decidedBy: 'a rule', attempts: [attempt] }]]);`;
      const before = monotonicMs();
      await withCluster(program, async (cluster) => {
        const seen = await cluster.probe([toGuarded], () => undefined);
        const { kind, decidedBy, attempts } = seen.get(toGuarded.id) ?? assert.fail('no observation');
        const [{ atMs, ...attempt } = { atMs: -1 }, ...others] = attempts;
        assert.deepEqual(
          [kind, decidedBy, attempt, others],
          ['dropped', 'a rule', { kind: 'dropped', durationMs: 3, detail: 'probe' }, []],
        );
        assert.ok(atMs > 0 && atMs <= monotonicMs() - before, String(atMs));
      });
    });

    it('asks in parts, all of them, and says how far it is', async () => {
      const program = `probed(number, order.requests.map(({ id }, index) =>
  [id, { kind: 'connected', attempts: [{ kind: 'connected', atMs: 0, durationMs: 0, detail: index + ' of ' + order.requests.length }] }]))`;
      await withCluster(program, async (cluster) => {
        const requests = Array.from({ length: 4_001 }, (_, index) => ({ ...toGuarded, id: String(index) }));
        const progress: number[] = [];
        const seen = await cluster.probe(requests, (done) => progress.push(done));
        assert.deepEqual([...seen.keys()], [...requests.keys()].map(String));
        assert.deepEqual(progress, [2_000, 4_000, 4_001]);
        const detailOf = (id: string): string | undefined => seen.get(id)?.attempts[0]?.detail;
        assert.deepEqual(['0', '1999', '2000', '4000'].map(detailOf), ['0 of 2000', '1999 of 2000', '0 of 2000', '0 of 1']);
        assert.deepEqual([...(await cluster.probe([], () => assert.fail('there is nothing to say'))).keys()], []);
      });
    });

    it('calls an error what the agent did not answer', async () => {
      await withCluster('probed(number, [])', async (cluster) => {
        const seen = await cluster.probe([toGuarded], () => undefined);
        const { kind, attempts } = seen.get(toGuarded.id) ?? assert.fail('no observation');
        assert.deepEqual([kind, attempts.map(({ detail }) => detail)], ['error', ['the agent did not answer']]);
      });
    });

    it('calls an error what the agent could not do, or answered with nothing that was seen', async () => {
      const ends = [
        { program: `fail(number, 'no more memory')`, says: /^The embedded cluster could not probe: no more memory$/ },
        { program: 'process.exit(5)', says: /^The embedded cluster's agent ended unexpectedly \(exit code 5\)\. It said nothing\.$/ },
        { program: 'done(number)', says: /^the agent did not answer$/ },
      ];
      for (const { program, says } of ends) {
        await withCluster(program, async (cluster) => {
          const before = monotonicMs();
          const seen = await cluster.probe([toGuarded, { ...toGuarded, id: 'another' }], () => undefined);
          assert.deepEqual([...seen.keys()], [toGuarded.id, 'another']);
          for (const { kind, attempts } of seen.values()) {
            assert.equal(kind, 'error');
            assert.match(attempts[0]?.detail ?? '', says);
            assert.ok((attempts[0]?.atMs ?? -1) >= 0 && (attempts[0]?.atMs ?? before) < before);
          }
        });
      }
    });

    it('passes an abort on, which is nobody’s observation', async () => {
      const controller = new AbortController();
      await withStandIn(`start(); onOrder(({ kind }, number) => { if (kind === 'build') say({ kind: 'done', number }); })`, async () => {
        await using cluster = await startCluster({ signal: controller.signal }, makeEmbeddedCluster(patient));
        const probing = cluster.probe([toGuarded], () => undefined);
        const reason = new Error('interrupted');
        controller.abort(reason);
        await assert.rejects(probing, reason);
      });
    });
  });

  it('ends its agent when it is disposed', async () => {
    await withCluster('', async (cluster) => {
      assert.equal(agentsOf(process.pid).length, 1);
      await cluster[Symbol.asyncDispose]();
      assert.deepEqual(agentsOf(process.pid), []);
    });
  });
});
