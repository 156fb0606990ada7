import assert from 'node:assert/strict';
import { embeddedCluster, makeEmbeddedCluster } from '../../../clusters/embedded/cluster.ts';
import type { Cluster } from '../../../harness/cluster/cluster.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { agentsOf } from './agents-of.ts';
import { patient, withStandIn } from './stand-in.ts';
import { bucket } from './topology.ts';
import { startCluster } from './with-cluster.ts';
import { withCommand } from './with-command.ts';
import { withProcess } from './with-process.ts';

let cluster: Cluster;
const prediction = '"--cluster predict" needs none of this, but it gives a prediction only, never a proof.';

/** How starting ends where it has to end with a sentence. */
async function refusal(options: Parameters<typeof startCluster>[0] = {}): Promise<string> {
  const error: unknown = await startCluster(options, cluster).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UserError && error.exitCode === 2, String(error));
  return error.message;
}

describe('start of an embedded cluster', () => {
  beforeEach(() => {
    cluster = makeEmbeddedCluster(patient);
  });
  afterEach(() => {
    assert.deepEqual(agentsOf(process.pid), []);
  });

  it('has its own name, and says what it is made of', async () => {
    assert.deepEqual([embeddedCluster.name, cluster.name], ['embedded', 'embedded']);
    await withStandIn(`start(); onOrder((order, number) => say({ kind: 'done', number }))`, async () => {
      await using running = await startCluster({}, cluster);
      const isolation = process.getuid?.() === 0 ? 'privileged' : 'rootless';
      assert.deepEqual(running.info, {
        name: 'embedded',
        cni: 'nftables',
        evidence: 'packets',
        details: { isolation, node: process.version },
      });
    });
  });

  it('builds the node, the apiserver and the hosts outside, of the families that the machine has', async () => {
    const program = `start([], [4]);
onOrder((order, number) => say({ kind: 'failed', number, message: JSON.stringify(order, (key, value) => (value instanceof Map ? [...value] : value)) }))`;
    await withStandIn(program, async () => {
      const [sentence, order] = (await refusal({ externals: [bucket] })).split(/(?<=^[^{]*)(?={)/);
      assert.equal(sentence, 'The embedded cluster could not build: ');
      const { kind, network } = JSON.parse(order ?? '') as {
        kind: string;
        network: { hosts: { id: string; addresses: string[] }[]; services: unknown; names: unknown };
      };
      assert.deepEqual([kind, network.services, network.names], ['build', [], []]);
      assert.deepEqual(
        network.hosts.map(({ id }) => id),
        ['node', 'apiserver', bucket.id],
      );
      for (const { addresses } of network.hosts) assert.match(addresses.join(), /^[\d.]+$/);
    });
  });

  it('is refused with the first thing that the machine lacks, and the remedy', async () => {
    const program = `start([
  { name: 'first', status: 'ok', found: 'here' },
  { name: 'second', status: 'missing', found: 'nowhere', remedy: 'make one' },
  { name: 'third', status: 'missing', found: 'nowhere' },
])`;
    await withStandIn(program, async () => {
      assert.equal(await refusal(), `The embedded cluster cannot run on this machine: second: nowhere. Remedy: make one. ${prediction}`);
    });
  });

  it('is refused without a remedy where nobody knows one', async () => {
    await withCommand('unshare', '#!/bin/sh\necho "Error: no such module" >&2\nexit 1\n', async () => {
      const said = process.getuid?.() === 0 ? 'privileged: Error: no such module; ' : '';
      assert.equal(
        await refusal(),
        `The embedded cluster cannot run on this machine: agent: it started and failed: ${said}rootless: Error: no such module. ${prediction}`,
      );
    });
  });

  it('is refused on another system, without a try', async () => {
    await withProcess('platform', 'freebsd', async () => {
      assert.equal(
        await refusal(),
        `The embedded cluster cannot run on this machine: network namespaces: this is freebsd, and network namespaces are Linux's. Remedy: run on Linux, or in a Linux virtual machine. ${prediction}`,
      );
    });
  });

  it('ends the agent where two hosts would be the same one', async () => {
    await withStandIn('start()', async () => {
      assert.match(await refusal({ externals: [bucket, bucket] }), /would both be /);
    });
  });

  it('starts nothing where it was aborted before', async () => {
    const reason = new Error('interrupted');
    await withCommand('unshare', '#!/bin/sh\nexit 1\n', async () => {
      await assert.rejects(startCluster({ signal: AbortSignal.abort(reason) }, cluster), reason);
    });
  });
});
