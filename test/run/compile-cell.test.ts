import assert from 'node:assert/strict';
import type { RunningCluster } from '../../harness/cluster/cluster.ts';
import { compileCell } from '../../harness/run/compile-cell.ts';
import type { RenderedCell } from '../../harness/run/prepared-cell.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import { manifests } from '../policy/manifests.ts';
import { buildWorld } from '../policy/world.ts';
import { buildPrediction } from '../reports/build-results.ts';
import { modelCluster } from './model-cluster.ts';
import { readyCell } from './ready-cell.ts';

const namespace = 'npc-abc123-tiny-k';
const world = buildWorld({
  pods: {
    [`${namespace}/controller`]: { labels: { app: 'controller' } },
    'npc-abc123-other-k/controller': { labels: { app: 'controller' } },
    'npc-abc123-monitoring/prometheus': {},
  },
});
const policyFor = (labels: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: controller, namespace: ${namespace} }
spec: { podSelector: { matchLabels: ${labels} }, policyTypes: [Ingress], ingress: [{ ports: [{ port: 8080 }] }] }
`;
const everywhere = `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: wide }
spec:
  tier: Admin
  priority: 1
  subject: { namespaces: {} }
  ingress: [{ action: Deny, from: [{ namespaces: {} }] }]
`;

function rendered(yaml: string, labels: Readonly<Record<string, string>> = { app: 'controller' }): RenderedCell {
  const { cell, values, input, cast, services, flows, checks, leftOut } = readyCell([
    allowed('neighbour', 'controller:metrics', 'its rule'),
    denied('neighbour', 'controller:gate', 'no rule'),
  ]);
  const relabelled = [...cast].map(
    ([name, actor]) => [name, actor.pod === undefined ? actor : { ...actor, pod: { ...actor.pod, labels } }] as const,
  );
  const policies = yaml === '' ? [] : manifests(yaml);
  return { kind: 'rendered', cell, values, input, cast: new Map(relabelled), services, flows, checks, leftOut, policies };
}

async function compiled(one: RenderedCell, options: { changes?: Partial<RunningCluster>; beside?: readonly string[] } = {}) {
  const start = { runId: 'abc123', externals: [], apiserverListeners: [], signal: new AbortController().signal };
  const running = await modelCluster(options.changes ?? {}).start(start);
  const others = (options.beside ?? []).map((other) => ({ ...one.cell, namespace: other }));
  const whole = { ...world, endpoints: [...world.endpoints, ...neighbours] };
  return compileCell(one, whole, [one.cell, ...others], running);
}

const neighbours = buildWorld({ pods: { [`${namespace}/neighbour`]: {} } }).endpoints.filter(({ kind }) => kind === 'pod');

describe('compiling a cell', () => {
  it('predicts each of its flows', async () => {
    const cell = await compiled(rendered(policyFor('{ app: controller }')));
    assert.ok(cell.kind === 'ready');
    assert.deepEqual(
      [...cell.predictions].map(([id, { verdict }]) => [id, verdict]),
      [
        ['tiny/kubernetes: neighbour → controller:8080/TCP', 'allowed'],
        ['tiny/kubernetes: neighbour → controller:8082/TCP', 'denied'],
      ],
    );
    assert.equal(cell.deviations.size, 0);
  });

  it('notes what the enforcer is known to do otherwise, by flow', async () => {
    const deviation = { id: 'leaky', sentence: 'it leaks', prediction: buildPrediction('allowed') };
    const asked: unknown[] = [];
    const cell = await compiled(rendered(policyFor('{ app: controller }')), {
      changes: {
        predictDeviation: ({ dialects, flow, policies }, { verdict }) => {
          asked.push([dialects, flow.port, policies.length, verdict]);
          return verdict === 'denied' ? deviation : undefined;
        },
      },
    });
    assert.ok(cell.kind === 'ready');
    assert.deepEqual([...cell.deviations], [['tiny/kubernetes: neighbour → controller:8082/TCP', deviation]]);
    assert.deepEqual(asked, [
      [['kubernetes'], 8080, 1, 'allowed'],
      [['kubernetes'], 8082, 1, 'denied'],
    ]);
  });

  it('fails where a policy selects a pod of another namespace', async () => {
    const cell = await compiled(rendered(everywhere), { beside: ['npc-abc123-other-k'] });
    assert.ok(cell.kind === 'stopped');
    assert.equal(cell.outcome, 'failed');
    assert.match(cell.reason, /ClusterNetworkPolicy wide selects npc-abc123-monitoring\/prometheus, a pod outside the release namespace/);
  });

  it('does not see the pods of other cells', async () => {
    const other = 'npc-abc123-other-k';
    const onOther = everywhere.replace(
      'namespaces: {} }\n  ingress',
      `namespaces: { matchLabels: { kubernetes.io/metadata.name: ${other} } } }\n  ingress`,
    );
    const both = rendered(`${onOther}---\n${policyFor('{ app: controller }')}`);
    assert.equal((await compiled(both, { beside: [other] })).kind, 'ready');
    assert.equal((await compiled(both)).kind, 'stopped');
  });

  it('fails where no policy selects a workload, and names the labels of those that there are', async () => {
    for (const [labels, words] of [
      [{ app: 'controller', tier: 'x' }, 'app=controller, tier=x'],
      [{}, 'none'],
    ] as const) {
      const cell = await compiled(rendered(policyFor('{ app: else }'), labels));
      assert.ok(cell.kind === 'stopped');
      assert.equal(cell.outcome, 'failed');
      assert.match(
        cell.reason,
        new RegExp(`^None of the rendered policies selects a workload of the source\\. .*\\(controller: ${words}\\)\\.$`),
      );
    }
  });

  it('takes a chart without any policy: there is nothing that could select', async () => {
    assert.equal((await compiled(rendered(''))).kind, 'ready');
  });

  it('fails where the model does not take a policy: whoever enforces it would not take it either', async () => {
    const cell = await compiled(rendered(policyFor('{ app: controller }').replace('8080', '99999')));
    assert.ok(cell.kind === 'stopped');
    assert.equal(cell.outcome, 'failed');
    assert.match(cell.reason, /spec\.ingress\[0\]\.ports\[0\]\.port/);
  });
});
