import assert from 'node:assert/strict';
import { predictCluster } from '../../clusters/predict/cluster.ts';
import { externals } from '../../harness/cast/externals.ts';
import type { Sites, Topology } from '../../harness/cluster/topology.ts';
import { cellWorld } from '../../harness/plan/cell-world.ts';
import { placesFor } from '../../harness/plan/places.ts';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { planTopology } from '../../harness/plan/plan-topology.ts';
import { allowed, type Expectation } from '../../harness/suite/expectation.ts';
import { engines } from '../../scenarios/engines.ts';
import { buildWorld } from '../policy/world.ts';
import { readyCell } from '../run/ready-cell.ts';
import { tinyScenario } from '../run/tiny-chart.ts';

const labels = { 'app.kubernetes.io/name': 'controller', 'app.kubernetes.io/instance': 'conformance' };

async function sites(): Promise<Sites> {
  const start = { runId: 'abc123', externals: Object.values(externals), apiserverListeners: [], signal: new AbortController().signal };
  return (await predictCluster.start(start)).sites;
}

async function topologyOf(expectations: readonly Expectation[], own: Readonly<Record<string, string>> = labels): Promise<Topology> {
  const cell = readyCell(expectations);
  return planTopology([{ ...cell, controller: { ...cell.controller, labels: own } }], 'abc123', await sites());
}

describe('the topology of a run', () => {
  it('has the controller, DNS, and the pods that a flow touches; no others', async () => {
    const { pods, namespaces, serviceAccounts } = await topologyOf([allowed('prometheus', 'controller:metrics', '')]);
    assert.deepEqual(
      pods.map(({ id, namespace, name, serviceAccount }) => [id, namespace, name, serviceAccount]),
      [
        ['prometheus', 'npc-abc123-monitoring', 'prometheus', 'default'],
        ['dns', 'kube-system', 'dns', 'default'],
        ['npc-abc123-tiny-k/controller', 'npc-abc123-tiny-k', 'controller', 'default'],
      ],
    );
    const named = (name: string): object => ({ 'kubernetes.io/metadata.name': name });
    assert.deepEqual(namespaces, [
      { name: 'default', labels: named('default') },
      { name: 'npc-abc123-monitoring', labels: { ...named('npc-abc123-monitoring'), 'netpol-conformance/peers': 'monitoring' } },
      { name: 'kube-system', labels: named('kube-system') },
      { name: 'npc-abc123-tiny-k', labels: named('npc-abc123-tiny-k') },
    ]);
    assert.deepEqual(
      serviceAccounts.map(({ namespace, name }) => `${namespace}/${name}`),
      ['npc-abc123-monitoring/default', 'kube-system/default', 'npc-abc123-tiny-k/default'],
    );
  });

  it('says which pods flows from the node go to', async () => {
    const flows = [allowed('prometheus', 'controller:metrics', ''), allowed('node', 'controller:health', '')];
    assert.deepEqual([...(await topologyOf(flows)).fromNode], ['npc-abc123-tiny-k/controller']);
    assert.deepEqual([...(await topologyOf(flows.slice(0, 1))).fromNode], []);
  });

  it('has the Services of the apiserver and of DNS', async () => {
    const { services } = await topologyOf([]);
    assert.deepEqual(services, [
      {
        namespace: 'default',
        name: 'kubernetes',
        labels: {},
        backends: ['apiserver'],
        ports: [{ port: 443, targetPort: 6443, protocol: 'TCP' }],
      },
      {
        namespace: 'kube-system',
        name: 'kube-dns',
        labels: { 'k8s-app': 'kube-dns' },
        backends: ['dns'],
        ports: [
          { port: 53, targetPort: 53, protocol: 'UDP' },
          { port: 53, targetPort: 53, protocol: 'TCP' },
        ],
      },
    ]);
  });

  it('has pods beside the controller that share some of its labels, never all', async () => {
    const beside = (['neighbour', 'flagger-beside', 'second-release'] as const).map((role) => allowed(role, 'controller:metrics', ''));
    const labelled = async (own: Readonly<Record<string, string>>): Promise<unknown> =>
      Object.fromEntries(
        (await topologyOf([...beside, allowed('twin', 'controller:metrics', '')], own)).pods.map((pod) => [pod.name, pod.labels]),
      );
    const dns = { 'k8s-app': 'kube-dns' };
    assert.deepEqual(await labelled(labels), {
      twin: labels,
      dns,
      controller: labels,
      neighbour: { app: 'neighbour' },
      'flagger-beside': { 'app.kubernetes.io/name': 'flagger', 'app.kubernetes.io/instance': 'conformance' },
      'second-release': { 'app.kubernetes.io/name': 'controller', 'app.kubernetes.io/instance': 'second-release' },
    });
    assert.deepEqual(await labelled({ app: 'x' }), {
      twin: { app: 'x' },
      dns,
      controller: { app: 'x' },
      neighbour: { app: 'neighbour' },
      'flagger-beside': { 'app.kubernetes.io/name': 'flagger' },
      'second-release': { app: 'x', 'app.kubernetes.io/instance': 'second-release' },
    });
  });

  it('has one controller for cells that share a namespace', async () => {
    const cell = readyCell([]);
    const { pods } = planTopology([cell, { ...cell, cell: { ...cell.cell, id: 'again/kubernetes' } }], 'abc123', await sites());
    assert.deepEqual(
      pods.map(({ id }) => id),
      ['dns', 'npc-abc123-tiny-k/controller'],
    );
    const listening = pods.at(-1)?.listeners.map(({ application, port }) => `${application} ${String(port)}`);
    assert.deepEqual(listening, ['tls 9443', 'http 8080', 'http 8082', 'http 8081', 'tcp 9999', 'udp 9998', 'udp 8080']);
  });
});

describe('the world of a cell', () => {
  it('is all but the pods and namespaces of other cells', () => {
    const world = buildWorld({
      pods: { 'own/controller': {}, 'other/controller': {}, 'monitoring/prometheus': {} },
      serviceAccounts: { 'own/default': {}, 'other/default': {} },
    });
    const { cell } = readyCell([]);
    const own = { ...cell, namespace: 'own' };
    const seen = cellWorld(world, own, [own, { ...cell, namespace: 'other' }]);
    assert.deepEqual(
      [seen.endpoints.map(({ id }) => id), seen.namespaces.map(({ name }) => name), seen.serviceAccounts.map(({ namespace }) => namespace)],
      [['own/controller', 'monitoring/prometheus', 'node', 'apiserver'], ['own', 'monitoring'], ['own']],
    );
    assert.deepEqual(cellWorld(world, own, [own]).endpoints, world.endpoints);
  });
});

describe('the places of a cell', () => {
  it('are the names and addresses of the run', async () => {
    const { cell } = readyCell([]);
    const places = placesFor(cell, 'abc123', await sites());
    assert.equal(places.releaseNamespace, 'npc-abc123-tiny-k');
    assert.equal(places.namespaces.monitoring, 'npc-abc123-monitoring');
    assert.equal(places.apiserverPort, 6443);
    assert.deepEqual(places.cidrs('s3'), ['198.51.100.10/32', '2001:db8:2::10/128']);
    assert.deepEqual(places.cidrs('node'), ['10.244.255.1/32', 'fd00:10:244:ffff::1/128']);
    assert.deepEqual(places.cidrs('apiserver'), ['10.244.255.2/32', 'fd00:10:244:ffff::2/128']);
    const none = placesFor(cell, 'abc123', { ...(await sites()), externals: {} });
    assert.throws(() => none.cidrs('s3'), new Error('no site s3'));
  });
});

describe('the cells of a run', () => {
  const scenarios = [tinyScenario({ id: 'a', engines }), tinyScenario({ id: 'b', engines: ['cilium', 'calico'] })];
  const ids = (selection: Partial<Parameters<typeof planCells>[2]>): readonly string[] =>
    planCells(scenarios, 'abc123', { engines, matches: () => true, ...selection }).map(({ id }) => id);

  it('are each scenario on each of its engines, in a namespace of its own', () => {
    assert.deepEqual(
      planCells(scenarios, 'abc123', { engines, matches: () => true }).map(({ id, namespace }) => [id, namespace]),
      [
        ['a/kubernetes', 'npc-abc123-a-k'],
        ['a/cilium', 'npc-abc123-a-c'],
        ['a/calico', 'npc-abc123-a-a'],
        ['a/clusterNetworkPolicy', 'npc-abc123-a-p'],
        ['b/cilium', 'npc-abc123-b-c'],
        ['b/calico', 'npc-abc123-b-a'],
      ],
    );
  });

  it('are those selected, and of these the part of the shard', () => {
    assert.deepEqual(ids({ engines: ['calico'] }), ['a/calico', 'b/calico']);
    assert.deepEqual(ids({ matches: ({ scenario }) => scenario.id === 'b' }), ['b/cilium', 'b/calico']);
    assert.deepEqual(ids({ engines: ['cilium', 'calico'], shard: { index: 2, of: 3 } }), ['a/calico']);
    assert.deepEqual(ids({ engines: ['cilium', 'calico'], shard: { index: 1, of: 3 } }), ['a/cilium', 'b/calico']);
  });
});
