import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { execa } from 'execa';
import { cleanKind } from '../../../clusters/kind/clean-kind.ts';
import { KindCli } from '../../../clusters/kind/cli/kind-cli.ts';
import { kindCluster } from '../../../clusters/kind/kind-cluster.ts';
import type { KindOptions } from '../../../clusters/kind/kind-options.ts';
import { folderPrefix } from '../../../clusters/kind/names.ts';
import type { StartOptions } from '../../../harness/cluster/cluster.ts';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { ExternalSpec, PodSpec, Topology } from '../../../harness/cluster/topology.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import { poll } from '../../../harness/time/poll.ts';

/**
 * Real clusters: only with NETPOL_KIND=1. NETPOL_KIND_NODE_IMAGE names the node image, NETPOL_KIND_MANIFESTS the files of
 * ClusterNetworkPolicy and its enforcer, separated by colons, where the published ones cannot be had.
 */
const { NETPOL_KIND, NETPOL_KIND_NODE_IMAGE: nodeImage, NETPOL_KIND_MANIFESTS: manifests } = process.env;

const options: KindOptions = {
  cni: 'default',
  ...(nodeImage && { nodeImage }),
  ...(manifests && { cniManifests: manifests.split(':') }),
};

/** A host that others connect to, and one that connects to them. */
const externals: readonly ExternalSpec[] = [
  { id: 's3', names: ['bucket.example.com'], addresses: [], listeners: [{ application: 'tls', port: 443 }] },
  { id: 'outsider', names: ['outsider.example.net'], addresses: [], listeners: [{ application: 'tcp', port: 4317 }] },
];

function startOptions(runId: string, signal = new AbortController().signal): StartOptions {
  return { runId, externals, apiserverListeners: [], signal };
}

/** Everything that a run could leave behind on this machine. */
async function leftovers(runId: string): Promise<readonly string[]> {
  const clusters = (await (await KindCli.find()).listClusters()).filter((name) => name.includes(runId));
  const { stdout } = await execa('docker', ['ps', '--all', '--filter', `name=npc-${runId}`, '--format', '{{.Names}}']);
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix(runId)));
  return [...clusters, ...stdout.split('\n').filter((name) => name !== ''), ...folders];
}

function pod(runId: string, id: string, listeners: PodSpec['listeners']): PodSpec {
  const namespace = `npc-${runId}-a`;
  return { id, namespace, name: id, labels: { app: id }, ports: [], serviceAccount: 'default', listeners };
}

function topology(runId: string): Topology {
  const namespace = `npc-${runId}-a`;
  const dnsListeners = [{ application: 'dns', port: 53 }] as const;
  return {
    namespaces: [{ name: namespace, labels: { 'kubernetes.io/metadata.name': namespace } }],
    serviceAccounts: [{ namespace, name: 'default', labels: {} }],
    fromNode: new Set(),
    pods: [
      { ...pod(runId, 'dns', dnsListeners), namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
      pod(runId, 'server', [{ application: 'http', port: 8080 }]),
      pod(runId, 'client', [{ application: 'tcp', port: 7777 }]),
    ],
    services: [
      {
        namespace: 'kube-system',
        name: 'kube-dns',
        labels: { 'k8s-app': 'kube-dns' },
        backends: ['dns'],
        ports: [{ port: 53, targetPort: 53, protocol: 'UDP' }],
      },
    ],
  };
}

function request(source: string, destination: string, port: number, kind: 'http' | 'tcp' | 'tls', name?: string): ProbeRequest {
  const via = name === undefined ? ({ kind: 'address' } as const) : ({ kind: 'name', name } as const);
  return {
    id: `${source}→${name ?? destination}:${String(port)}`,
    flow: { source, destination, protocol: 'TCP', port, family: 4, via },
    probe: { kind },
  };
}

if (NETPOL_KIND === '1') {
  describe('a kind cluster for a run', function () {
    this.timeout(600_000);
    const made: string[] = [];
    const newRun = (): string => {
      const runId = newRunId();
      made.push(runId);
      return runId;
    };
    after(() => Promise.all(made.map((runId) => cleanKind({ runId }))));

    it('enforces, has hosts outside that connect both ways by address and by name, and leaves nothing behind', async () => {
      const runId = newRun();
      const running = await kindCluster(options).start(startOptions(runId));
      try {
        assert.equal(running.info.cni, 'default');
        assert.equal(running.enforcement, 'proven');
        assert.equal(running.cannotServe?.('kubernetes'), undefined);
        assert.notEqual(running.cannotServe?.('cilium'), undefined);
        await running.deploy(topology(runId));
        const requests = [
          request('client', 'server', 8080, 'http'),
          request('outsider', 'server', 8080, 'http'),
          ...externals.flatMap(({ id, listeners, names }) =>
            listeners.flatMap(({ application, port }) => {
              const kind = application === 'tls' ? 'tls' : 'tcp';
              return [request('client', id, port, kind), request('client', id, port, kind, names[0])];
            }),
          ),
        ];
        assert.deepEqual(
          requests.filter((each) => running.cannotProbe?.(each) !== undefined),
          [],
        );
        const seen = await running.probe(requests, () => undefined);
        const unconnected = [...seen].filter(([, { kind }]) => kind !== 'connected');
        assert.deepEqual(unconnected, []);
        assert.equal(seen.size, requests.length);
      } finally {
        await running[Symbol.asyncDispose]();
      }
      assert.deepEqual(await leftovers(runId), []);
    });

    it('is gone when the run is interrupted while it is created, with the interruption as the reason', async () => {
      const runId = newRun();
      const interruption = new AbortController();
      const starting = kindCluster(options).start(startOptions(runId, interruption.signal));
      const nodeRuns = poll(
        'the node container',
        async () => ((await leftovers(runId)).some((name) => name.endsWith('-control-plane')) ? true : undefined),
        { everyMs: 200, withinMs: 120_000 },
      );
      const interrupted = assert.rejects(starting, { message: 'SIGINT' });
      await nodeRuns;
      interruption.abort(new Error('SIGINT'));
      await interrupted;
      assert.deepEqual(await leftovers(runId), []);
    });

    it('is gone when something fails half-way, and the failure names it', async () => {
      const runId = newRun();
      const start = kindCluster({ ...options, probeImage: 'npc.invalid/nothing:1' }).start(startOptions(runId));
      await assert.rejects(start, { name: 'UserError', message: /npc\.invalid\/nothing:1/ });
      assert.deepEqual(await leftovers(runId), []);
    });

    it('is kept where asked for, used again as it is, and removed by cleaning', async () => {
      const runId = newRun();
      const kept = await kindCluster({ ...options, afterwards: 'keep' }).start(startOptions(runId));
      await kept[Symbol.asyncDispose]();
      assert.deepEqual(await leftovers(runId), [`npc-${runId}`, `npc-${runId}-control-plane`]);

      const again = newRun();
      const reused = await kindCluster({ cni: 'default', reuse: `npc-${runId}` }).start(startOptions(again));
      await reused.deploy(topology(again));
      await reused[Symbol.asyncDispose]();
      assert.deepEqual(await leftovers(again), []);

      // Another run's cluster is none of its business.
      assert.deepEqual(await cleanKind({ runId: again }), { clusters: [], containers: [], folders: [] });
      assert.deepEqual(await leftovers(runId), [`npc-${runId}`, `npc-${runId}-control-plane`]);
      assert.deepEqual(await cleanKind({ runId }), { clusters: [`npc-${runId}`], containers: [], folders: [] });
      assert.deepEqual(await leftovers(runId), []);
    });
  });
}
