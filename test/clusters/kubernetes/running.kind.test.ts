import assert from 'node:assert/strict';
import { verdictOf } from '../../../harness/judge/verdict-of.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { poll } from '../../../harness/time/poll.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import { z } from 'zod';
import { cleanKubernetes } from '../../../clusters/kubernetes/clean/clean-kubernetes.ts';
import { connect, kindContext, loadKubeconfig, metricsOnly, openApi, request } from './kind-fixture.ts';
import { smallRequests as requests } from './small-requests.ts';
import { smallTopology } from './small-topology.ts';

const minuteMs = 60_000;
const stored = z.object({ metadata: z.object({ name: z.string() }) });

function kinds(observations: ReadonlyMap<string, Observation>): Readonly<Record<string, string>> {
  return Object.fromEntries([...observations].map(([id, { kind }]) => [id, kind]));
}

const open = Object.fromEntries(requests.map(({ id }) => [id, 'connected']));

if (kindContext !== undefined) {
  describe('a run on a real cluster', function () {
    this.timeout(3 * minuteMs);

    it('sees flows open, cut by a policy, and open again, and leaves nothing behind', async () => {
      const runId = newRunId();
      await using running = await connect({ runId });
      const topology = smallTopology(runId, running.sites);
      const world = await running.deploy(topology);
      assert.deepEqual(kinds(await running.probe(requests, () => undefined)), open);

      const manifests = [metricsOnly(`npc-${runId}-small-k`)];
      const applied = await running.enforce([{ cell: 'small', manifests, ruleset: compile(manifests, world, running.settings) }]);
      assert.equal(applied.get('small')?.kind, 'applied');
      const enforced = await running.probe(requests, () => undefined);
      assert.deepEqual(kinds(enforced), {
        ...Object.fromEntries(requests.map(({ id }) => [id, 'dropped'])),
        [requests[0].id]: 'connected',
      });
      for (const { kind, attempts } of enforced.values())
        if (kind === 'dropped') assert.match(attempts.at(-1)?.detail ?? '', /connected to itself/);

      await running.release();
      assert.deepEqual(kinds(await running.probe(requests, () => undefined)), open);
      await running[Symbol.asyncDispose]();
      const left = await openApi().list('/api/v1/namespaces', stored, { labelSelector: `netpol-conformance/run=${runId}` });
      assert.deepEqual(left, []);
    });

    it("has the kubelet and the apiserver make their own connections to the run's pods", async () => {
      const runId = newRunId();
      await using running = await connect({ runId });
      await running.deploy(smallTopology(runId, running.sites));
      const own = [
        request({ source: 'node', destination: 'controller', port: 8081 }, { kind: 'http' }),
        request({ source: 'apiserver', destination: 'controller', port: 9443 }, { kind: 'tls' }),
      ];
      assert.deepEqual(
        own.map((each) => running.cannotProbe(each)),
        [undefined, undefined],
      );
      // As a run's first phase does: until kube-proxy has the new Service's rules, its address refuses.
      const look = async (): Promise<readonly Observation[] | undefined> => {
        const observations = [...(await running.probe(own, () => undefined)).values()];
        return observations.every(({ kind }) => kind === 'connected') ? observations : undefined;
      };
      const observations = await poll('both connections', look, { everyMs: 500, withinMs: 30_000 });
      assert.match(observations[1]?.attempts[0]?.detail ?? '', /this webhook denies all requests/);
      const elsewhere = request({ source: 'node', destination: 'controller', port: 9999 }, { kind: 'tcp' });
      assert.match(running.cannotProbe(elsewhere) ?? '', /its kubelet, which probes one HTTP port/);
    });

    it('leads by a Service to the pods behind it, over each family of the pods', async () => {
      const runId = newRunId();
      await using running = await connect({ runId });
      const world = await running.deploy(smallTopology(runId, running.sites));
      const service = world.services.find(({ name }) => name === 'controller');
      assert.ok(service);
      assert.equal(service.addresses.length, running.sites.families.length);
      const via = { kind: 'service', namespace: service.namespace, name: 'controller' } as const;
      const served = running.sites.families.flatMap((family) => [
        request({ source: 'stranger', destination: 'controller', port: 8080, via, family }, { kind: 'http' }),
        request({ source: 'neighbour', destination: 'controller.1', port: 9443, via, family }, { kind: 'tls' }),
        request({ source: 'stranger', destination: 'controller.1', port: 9998, protocol: 'UDP', via, family }, { kind: 'udp' }),
      ]);
      const requests = served.map((each) => ({ ...each, id: `${each.id} over IPv${String(each.flow.family)}` }));
      assert.deepEqual(
        requests.flatMap((each) => running.cannotProbe(each) ?? []),
        [],
      );
      // Until kube-proxy has the new Service's rules, its address refuses.
      const look = async (): Promise<readonly Observation[] | undefined> => {
        const observations = [...(await running.probe(requests, () => undefined)).values()];
        return observations.every(({ kind }) => kind === 'connected') ? observations : undefined;
      };
      const observations = await poll('connections by the Service', look, { everyMs: 500, withinMs: 30_000 });
      assert.equal(observations.length, requests.length);
    });

    it('has the apiserver call the webhook of each of several pods of a namespace', async () => {
      const runId = newRunId();
      await using running = await connect({ runId });
      const world = await running.deploy(smallTopology(runId, running.sites));
      const own = ['controller', 'controller.1'].map((destination) =>
        request({ source: 'apiserver', destination, port: 9443 }, { kind: 'tls' }),
      );
      const [first, second] = own.map(({ id }) => id);
      const seen = async (): Promise<Readonly<Record<string, string>>> => kinds(await running.probe(own, () => undefined));
      const both = async (): Promise<true | undefined> => Object.values(await seen()).every((kind) => kind === 'connected') || undefined;
      await poll('both webhooks', both, { everyMs: 500, withinMs: 30_000 });
      // Told apart: nobody listens any more at the second one.
      const gone = world.endpoints.find(({ id }) => id === 'controller.1');
      assert.ok(gone?.kind === 'pod');
      await openApi().deletePath(`/api/v1/namespaces/${gone.namespace}/pods/${gone.name}`);
      const apart = async (): Promise<true | undefined> => {
        const observed = await seen();
        return (observed[first ?? ''] === 'connected' && observed[second ?? ''] !== 'connected') || undefined;
      };
      await poll('one webhook alone', apart, { everyMs: 500, withinMs: minuteMs });
    });

    it('makes a namespace that objects name where that is allowed, deletes it again, and skips its flows elsewhere', async () => {
      const runId = newRunId();
      const scrape = request({ source: 'prometheus', destination: 'controller', port: 8080 }, { kind: 'http' });
      const named = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: `monitoring-${runId}` } };
      await using cautious = await connect({ runId });
      await cautious.deploy(smallTopology(runId, cautious.sites));
      assert.match(cautious.cannotProbe(scrape) ?? '', /--allow-namespaces/);
      assert.equal(await openApi().exists(named), false);
      await cautious[Symbol.asyncDispose]();

      await using running = await connect({ runId, namespaces: 'as written' });
      await running.deploy(smallTopology(runId, running.sites));
      assert.equal(running.cannotProbe(scrape), undefined);
      assert.deepEqual(kinds(await running.probe([scrape], () => undefined)), { [scrape.id]: 'connected' });
      await running[Symbol.asyncDispose]();
      assert.equal(await openApi().exists(named), false);
    });

    it('refuses a namespace that objects name where it is there, and leaves it alone', async () => {
      const runId = newRunId();
      const named = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: `monitoring-${runId}` } };
      await openApi().create(named);
      try {
        await using running = await connect({ runId, namespaces: 'as written' });
        await assert.rejects(running.deploy(smallTopology(runId, running.sites)), /exist already.*monitoring-/);
        await running[Symbol.asyncDispose]();
        assert.ok(await openApi().exists(named));
      } finally {
        await openApi().delete(named);
      }
    });

    it('takes the silence of a pod that was deleted for no denial', async () => {
      const runId = newRunId();
      await using running = await connect({ runId });
      await running.deploy(smallTopology(runId, running.sites));
      await openApi().deletePath(`/api/v1/namespaces/npc-${runId}-stranger/pods/stranger`);
      const gone = [
        request({ source: 'neighbour', destination: 'stranger', port: 7777 }, { kind: 'tcp' }),
        request({ source: 'stranger', destination: 'neighbour', port: 8000 }, { kind: 'http' }),
      ];
      // The API forgets the pod at once; its server ends a moment later, and its address a moment after that: first it
      // connects, then it may refuse. Whatever is seen on the way, none of it is a denial.
      const look = async (): Promise<true | undefined> => {
        const seen = [...(await running.probe(gone, () => undefined)).values()];
        assert.deepEqual(
          seen.map(verdictOf).filter((verdict) => verdict === 'denied'),
          [],
        );
        return seen.every(({ kind }) => kind === 'error') || undefined;
      };
      await poll('errors in place of the pod', look, { everyMs: 500, withinMs: minuteMs });
    });

    it('refuses a namespace that exists, and leaves it alone', async () => {
      const runId = newRunId();
      const name = `npc-${runId}-stranger`;
      const api = openApi();
      await api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { mine: 'yes' } } });
      try {
        await using running = await connect({ runId });
        await assert.rejects(running.deploy(smallTopology(runId, running.sites)), /exist already.*npc-.*-stranger/);
        await running[Symbol.asyncDispose]();
        assert.ok(await api.exists({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
        assert.deepEqual(await cleanKubernetes(loadKubeconfig(), runId), []);
      } finally {
        await api.deletePath(`/api/v1/namespaces/${name}`);
      }
    });

    it('refuses a policy as the API does, one that is there already, and one of a foreign namespace', async () => {
      const runId = newRunId();
      await using running = await connect({ runId });
      await running.deploy(smallTopology(runId, running.sites));
      const policy = metricsOnly(`npc-${runId}-small-k`);
      await openApi().create(policy.object);
      const spec = { ...policy.object, metadata: { ...policy.object.metadata, name: 'misspelt' }, spec: { podSelectors: {} } };
      const foreign = { ...policy.object, metadata: { name: 'foreign', namespace: 'default' } };
      const refusals = await running.enforce(
        [policy.object, spec, foreign].map((object, index) => ({
          cell: String(index),
          manifests: [{ file: 'test', object }],
          ruleset: { tiers: [] },
        })),
      );
      const messages = ['0', '1', '2'].map((cell) => {
        const result = refusals.get(cell);
        return result?.kind === 'refused' ? result.message : 'applied';
      });
      assert.match(messages[0] ?? '', /is in the cluster already/);
      assert.match(messages[1] ?? '', /refused by the API: .*unknown field "spec\.podSelectors"/);
      assert.match(messages[2] ?? '', /a namespace that this run did not make/);
      await running.release();
      assert.ok(await openApi().exists(policy.object));
    });

    it('names the image that can not be pulled', async () => {
      const runId = newRunId();
      await using running = await connect({ runId, probeImage: 'registry.invalid/agnhost:none' });
      await assert.rejects(
        running.deploy(smallTopology(runId, running.sites)),
        /its image registry\.invalid\/agnhost:none can't be pulled/,
      );
    });

    it('finds what a killed run left, by its label', async () => {
      const runId = newRunId();
      const killed = await connect({ runId, disposal: 'leave', namespaces: 'as written' });
      await killed.deploy(smallTopology(runId, killed.sites));
      await killed[Symbol.asyncDispose]();
      const removed = await cleanKubernetes(loadKubeconfig(), runId);
      assert.deepEqual(
        [...removed].sort(),
        [`monitoring-${runId}`, ...['dns-elsewhere', 'small-k', 'stranger'].map((name) => `npc-${runId}-${name}`)].map(
          (name) => `Namespace ${name}`,
        ),
      );
    });
  });
}
