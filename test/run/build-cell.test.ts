import assert from 'node:assert/strict';
import { buildCell } from '../../harness/run/build-cell.ts';
import { RunRecord } from '../../harness/run/run-record.ts';
import { compile } from '../../harness/dialects/compile.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import type { Expectation } from '../../harness/suite/expectation.ts';
import type { FlowResult } from '../../harness/vocabulary/results.ts';
import { manifests } from '../policy/manifests.ts';
import { buildWorld } from '../policy/world.ts';
import { saw } from './model-cluster.ts';
import { readyCell } from './ready-cell.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';

/** The result of a flow of which nothing is known but what the record says. */
function flowOf(
  expectation: Expectation,
  fill: (record: RunRecord, id: string) => void = () => undefined,
  flags: readonly string[] = [],
): FlowResult {
  const cell = readyCell([expectation]);
  const record = new RunRecord({ cells: [cell.cell], repeatFlags: flags });
  for (const { request } of cell.flows) fill(record, request.id);
  const [flow] = buildCell(cell, record).flows;
  if (flow === undefined) throw new Error('there is a flow');
  return flow;
}

describe('a cell as results show it', () => {
  it('says how far it came, and why not farther', () => {
    const ready = readyCell([denied('prometheus', 'controller:gate', 'no rule')]);
    const record = new RunRecord({ cells: [ready.cell], repeatFlags: [] });
    const ended = 'the run ended before this cell was probed';
    const [planned] = record.inState('planned');
    assert.ok(planned);
    for (const progress of [planned, { ...ready, kind: 'rendered' } as const]) {
      const { outcome, reason, flows } = buildCell(progress, record);
      assert.deepEqual([outcome, reason, flows], ['inconclusive', ended, []]);
    }
    record.problem = 'the node is gone';
    for (const progress of [planned, { ...ready, kind: 'rendered' } as const])
      assert.equal(buildCell(progress, record).reason, 'the node is gone');
    assert.equal(buildCell(ready, record).outcome, 'inconclusive');
  });

  it('is as good as its worst flow or check', () => {
    const cell = readyCell([allowed('prometheus', 'controller:metrics', 'its rule')]);
    const record = new RunRecord({ cells: [cell.cell], repeatFlags: [] });
    for (const phase of ['open', 'enforced', 'restored'] as const)
      for (const { request } of cell.flows) record.observations[phase].set(request.id, saw('connected'));
    assert.equal(buildCell(cell, record).outcome, 'ok');
    const checks = [{ id: 'check', because: 'it must', outcome: 'failed', reason: 'it is not' } as const];
    assert.equal(buildCell({ ...cell, checks }, record).outcome, 'failed');
  });

  it('lists each rule once, with the direction, and says which can match nothing', () => {
    const world = buildWorld({ pods: { 'npc-abc123-tiny-k/controller': { labels: { app: 'controller' } } } });
    const policies = manifests(`
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: controller, namespace: npc-abc123-tiny-k }
spec:
  endpointSelector: {}
  ingress: [{}, { fromCIDR: [10.0.0.0/8, "fd00::/8"] }]
  egress: [{ toEntities: [world] }]
`);
    const cell = readyCell([], { policies, ruleset: compile(policies, world, defaultSettings) });
    const [policy] = buildCell(cell, new RunRecord({ cells: [cell.cell], repeatFlags: [] })).policies;
    assert.deepEqual(policy?.rules, [
      { direction: 'ingress', path: 'spec.ingress[0]', action: 'allow', vacuous: true },
      { direction: 'ingress', path: 'spec.ingress[1]', action: 'allow' },
      { direction: 'egress', path: 'spec.egress[0]', action: 'allow' },
    ]);
    assert.match(policy.yaml, /^apiVersion: cilium\.io\/v2\nkind: CiliumNetworkPolicy\n/);
  });
});

describe('a flow as results show it', () => {
  it('says how its destination is addressed', () => {
    const by = (expectation: Expectation): string => flowOf(expectation).address;
    assert.equal(by(allowed('prometheus', 'controller:metrics', '')), 'controller:8080');
    assert.equal(by(allowed('controller', 'apiserver:api', '', { approach: { kind: 'service' } })), 'Service default/kubernetes');
    assert.equal(by(allowed('controller', 's3:service', '', { approach: { kind: 'name', name: 'x.example.com' } })), 'name x.example.com');
  });

  it('is skipped with the reason where the cluster cannot send it, whatever was seen', () => {
    const { outcome, verdict, reason } = flowOf(allowed('prometheus', 'controller:metrics', ''), (record, id) => {
      record.skipped.set(id, 'no such host');
    });
    assert.deepEqual([outcome, verdict, reason], ['skipped', 'inconclusive', 'no such host']);
  });

  it('is inconclusive where only a prediction could be judged and there is none', () => {
    const { outcome, verdict, reason } = flowOf(allowed('prometheus', 'controller:metrics', ''), (record) => {
      record.cluster = { name: 'predict', cni: 'none', evidence: 'prediction', details: {} };
    });
    assert.deepEqual([outcome, verdict, reason], ['inconclusive', 'inconclusive', 'not predicted']);
  });

  it('can be repeated by a command that a shell reads as it is meant', () => {
    const flow = allowed('prometheus', 'controller:metrics', '');
    const prefix = "npm run conformance -- --scenario tiny --engine kubernetes --grep 'prometheus → controller'";
    assert.equal(flowOf(flow).repeat, prefix);
    assert.equal(
      flowOf(flow, undefined, ['--chart', './my chart', '--set', "a='b'"]).repeat,
      `${prefix} --chart './my chart' --set 'a='\\''b'\\'''`,
    );
    assert.equal(flowOf(flow, undefined, ['--chart', 'a/b_c-1.0:2=@,Z']).repeat, `${prefix} --chart a/b_c-1.0:2=@,Z`);
    const own = flowOf(flow, (record) => {
      record.repeat = ({ id }) => `kubectl exec ${id}`;
    });
    assert.equal(own.repeat, 'kubectl exec tiny/kubernetes: prometheus → controller:8080/TCP');
  });
});
