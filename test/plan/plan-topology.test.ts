import assert from 'node:assert/strict';
import type { Topology } from '../../harness/cluster/topology.ts';
import { type DeployableCell, planTopology } from '../../harness/plan/plan-topology.ts';
import { planFlows } from '../../harness/plan/plan-flows.ts';
import { allowed, type Expectation } from '../../harness/suite/expectation.ts';
import { castFrom, cellOf, namespace, peers, servicesOf, twoWorkloads, workload } from './cast.ts';
import { sites } from './sites.ts';

const idle = workload('idle', [{ containerPort: 1 }], { spec: { replicas: 0 } });

function deployable(expectations: readonly Expectation[], yaml = twoWorkloads): DeployableCell {
  const cell = cellOf(expectations);
  const cast = castFrom(yaml);
  return { cell, cast, services: servicesOf(yaml), flows: planFlows(cell, cast) };
}

function topologyOf(...cells: readonly DeployableCell[]): Topology {
  return planTopology(cells, { peers, runId: 'abc123', sites });
}

describe('the topology of a run', () => {
  it('has the subjects, DNS, and the pods that a flow touches; no others', () => {
    const { pods, namespaces, serviceAccounts } = topologyOf(
      deployable([allowed('prometheus', 'api:http', ''), allowed('ingress', 'api:http', '')]),
    );
    assert.deepEqual(pods.map(({ id }) => id).toSorted(), [
      'dns',
      'ingress',
      ...['api', 'api.1', 'db'].map((name) => `${namespace}/${name}`),
      'prometheus',
    ]);
    const named = (name: string): object => ({ 'kubernetes.io/metadata.name': name });
    assert.deepEqual(Object.fromEntries(namespaces.map(({ name, labels }) => [name, labels])), {
      default: named('default'),
      [namespace]: named(namespace),
      'kube-system': named('kube-system'),
      'npc-abc123-monitoring': { ...named('npc-abc123-monitoring'), 'netpol-conformance/peers': 'monitoring' },
      'ingress-nginx': { ...named('ingress-nginx'), team: 'edge' },
    });
    assert.deepEqual(serviceAccounts.map((account) => `${account.namespace}/${account.name}`).toSorted(), [
      'ingress-nginx/default',
      'kube-system/default',
      'npc-abc123-monitoring/default',
      `${namespace}/default`,
    ]);
  });

  it('has nobody for a flow that no cluster can send', () => {
    const { pods } = topologyOf(deployable([allowed('prometheus', 'idle:1', '')], idle));
    assert.deepEqual(
      pods.map(({ id }) => id),
      ['dns'],
    );
  });

  it('says which pods flows from the node go to', () => {
    const flows = [allowed('prometheus', 'api:http', ''), allowed('node', 'db:sql', '')];
    assert.deepEqual([...topologyOf(deployable(flows)).fromNode], [`${namespace}/db`]);
    assert.deepEqual([...topologyOf(deployable(flows.slice(0, 1))).fromNode], []);
  });

  it("has the Services of the apiserver and of CoreDNS, and the source's own", () => {
    const { services } = topologyOf(deployable([]));
    assert.deepEqual(
      services.map((service) => [service.namespace, service.name, service.backends, service.ports]),
      [
        ['default', 'kubernetes', ['apiserver'], [{ port: 443, targetPort: 6443, protocol: 'TCP' }]],
        [
          'kube-system',
          'kube-dns',
          ['dns'],
          [
            { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
            { name: 'dns-tcp', port: 53, targetPort: 53, protocol: 'TCP' },
            { name: 'metrics', port: 9153, targetPort: 9153, protocol: 'TCP' },
          ],
        ],
        [namespace, 'api', [`${namespace}/api`, `${namespace}/api.1`], [{ port: 80, targetPort: 8080, protocol: 'TCP' }]],
      ],
    );
    assert.equal(services[1]?.labels['k8s-app'], 'kube-dns');
  });

  it('has CoreDNS as it really is: policies may name its ports', () => {
    const dns = topologyOf(deployable([])).pods.find(({ id }) => id === 'dns');
    assert.deepEqual(
      dns?.ports.map(({ name, port, protocol }) => `${name} ${String(port)}/${protocol}`),
      ['dns 53/UDP', 'dns-tcp 53/TCP', 'metrics 9153/TCP'],
    );
  });

  it('has the pods of cells that share a namespace once', () => {
    const one = deployable([allowed('client', 'api:http', '')]);
    const again = deployable([allowed('beside', 'api:http', '')]);
    const { pods } = topologyOf(one, { ...again, cell: { ...again.cell, id: 'again/kubernetes' } });
    const ids = pods.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, ids.join(', '));
    for (const name of ['api', 'api.1', 'db', 'client', 'beside']) assert.ok(ids.includes(`${namespace}/${name}`), name);
  });

  it('has the pods beside of each cell, and the others once for all', () => {
    const flows = [allowed('client', 'api:http', ''), allowed('prometheus', 'api:http', '')];
    const one = deployable(flows);
    const cell = { ...one.cell, id: 'other/kubernetes', namespace: 'npc-abc123-other-k' };
    const cast = castFrom(twoWorkloads, {}, { cell });
    const { pods } = topologyOf(one, { cell, cast, services: [], flows: planFlows(cell, cast) });
    assert.deepEqual(
      pods.map(({ id }) => id).filter((id) => id.endsWith('client') || id === 'prometheus'),
      [`${namespace}/client`, 'prometheus', 'npc-abc123-other-k/client'].toSorted(
        (a, b) => pods.findIndex(({ id }) => id === a) - pods.findIndex(({ id }) => id === b),
      ),
    );
  });
});
