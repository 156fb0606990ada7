import assert from 'node:assert/strict';
import { execa } from 'execa';
import { z } from 'zod';
import { hasCondition, podSchema } from '../../../clusters/kubernetes/discover/pod-schema.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import { poll } from '../../../harness/time/poll.ts';
import { connect, kindContext, metricsOnly, openApi } from './kind-fixture.ts';
import { smallRequests } from './small-requests.ts';
import { smallTopology } from './small-topology.ts';

const faultMs = 300_000;
const recoveryMs = 120_000;
const node = `${(kindContext ?? '').replace(/^kind-/, '')}-control-plane`;
const expected = Object.fromEntries(smallRequests.map(({ id }, index) => [id, index === 0 ? 'connected' : 'dropped']));

/** Run a command on the node, as its root. */
async function onNode(script: string): Promise<void> {
  await execa('docker', ['exec', node, 'sh', '-c', script]);
}

async function recreateAgents(labelSelector: string): Promise<void> {
  const api = openApi();
  const path = '/api/v1/namespaces/kube-system/pods';
  const before = (await api.list(path, podSchema, { labelSelector })).map(({ metadata }) => metadata.name);
  for (const name of before) await api.deletePath(`${path}/${name}`);
  const look = async (): Promise<true | undefined> => {
    const agents = await api.list(path, podSchema, { labelSelector });
    const isNew = agents.every((pod) => !before.includes(pod.metadata.name) && hasCondition(pod, 'Ready'));
    return agents.length > 0 && isNew ? true : undefined;
  };
  await poll('the end of the restart', look, { everyMs: 500, withinMs: recoveryMs });
}

const faults: Readonly<Record<string, () => Promise<void>>> = {
  'the kubelet stands still for 15 s': () => onNode('systemctl stop kubelet; sleep 15; systemctl start kubelet'),
  'the apiserver stands still for 20 s': () => onNode('pkill -STOP kube-apiserver; sleep 20; pkill -CONT kube-apiserver'),
  'every exec stream is cut three times': () => onNode("for i in 1 2 3; do pkill -KILL -f '^sh$'; sleep 2; done"),
  'the CNI agent is restarted': () => recreateAgents('k8s-app in (kindnet,cilium,calico-node)'),
};

if (kindContext !== undefined) {
  describe('a run on a real cluster where something breaks', function () {
    this.timeout(faultMs);

    for (const [name, inject] of Object.entries(faults)) {
      it(`gives no false verdict while ${name}, and right ones after`, async () => {
        const runId = newRunId();
        await using running = await connect({ runId });
        const world = await running.deploy(smallTopology(runId, running.sites));
        const manifests = [metricsOnly(`npc-${runId}-small-k`)];
        const look = async (): Promise<Readonly<Record<string, string>>> =>
          Object.fromEntries([...(await running.probe(smallRequests, () => undefined))].map(([id, { kind }]) => [id, kind]));
        await running.probe(smallRequests, () => undefined);
        await running.enforce([{ cell: 'small', manifests, ruleset: compile(manifests, world, running.settings) }]);
        assert.deepEqual(await look(), expected);

        const over = new AbortController();
        const fault = inject().finally(() => {
          over.abort();
        });
        let looks = 0;
        while (!over.signal.aborted) {
          const seen = await look();
          looks += 1;
          const wrong = Object.entries(seen).filter(([id, kind]) => kind !== 'error' && kind !== expected[id]);
          assert.deepEqual(wrong, []);
        }
        await fault;
        assert.ok(looks > 0);
        const recovered = async (): Promise<true | undefined> => {
          const seen = await look();
          return Object.entries(expected).every(([id, kind]) => seen[id] === kind) ? true : undefined;
        };
        await poll('the recovery', recovered, { everyMs: 500, withinMs: recoveryMs });
      });
    }

    it('two runs at once in one cluster do not see each other', async () => {
      const results = await Promise.all(
        [newRunId(), newRunId()].map(async (runId) => {
          await using running = await connect({ runId });
          const world = await running.deploy(smallTopology(runId, running.sites));
          await running.probe(smallRequests, () => undefined);
          const manifests = [metricsOnly(`npc-${runId}-small-k`)];
          await running.enforce([{ cell: 'small', manifests, ruleset: compile(manifests, world, running.settings) }]);
          const seen = await running.probe(smallRequests, () => undefined);
          return Object.fromEntries([...seen].map(([id, { kind }]) => [id, kind]));
        }),
      );
      assert.deepEqual(results, [expected, expected]);
    });

    it('leaves every object that it did not make as it was, byte for byte', async () => {
      const before = await readObjects();
      assert.ok(before.size > 50, String(before.size));
      const runId = newRunId();
      await using running = await connect({ runId });
      const world = await running.deploy(smallTopology(runId, running.sites));
      const manifests = [metricsOnly(`npc-${runId}-small-k`)];
      await running.enforce([{ cell: 'small', manifests, ruleset: compile(manifests, world, running.settings) }]);
      await running.probe(smallRequests, () => undefined);
      await running.release();
      await running[Symbol.asyncDispose]();
      assert.deepEqual(await readObjects(), before);
    });
  });
}

const objectSchema = z.looseObject({ metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }) });
const groupsSchema = z.object({ groups: z.array(z.object({ preferredVersion: z.object({ groupVersion: z.string() }) })) });

/** The cluster's own processes write these all the time. */
const alive =
  /events|leases|nodes|endpointslices|endpoints|apiservices|flowschemas|prioritylevelconfigurations|ciliumendpoints|ciliumidentities|ciliumnodes|csinodes/;

/** Every object of the cluster as text, by its path. */
async function readObjects(): Promise<ReadonlyMap<string, string>> {
  const api = openApi();
  const { groups } = await api.get('/apis', groupsSchema);
  const objects = new Map<string, string>();
  for (const version of ['v1', ...groups.map(({ preferredVersion }) => preferredVersion.groupVersion)]) {
    for (const { prefix, name } of await api.resources(version)) {
      if (alive.test(name) || name.includes('/')) continue;
      const listed = await api.list(`${prefix}/${name}`, objectSchema).catch(() => []);
      for (const object of listed) {
        const { namespace = '', name: own } = object.metadata;
        objects.set(`${prefix}/${name} ${namespace}/${own}`, JSON.stringify(object));
      }
    }
  }
  return objects;
}
