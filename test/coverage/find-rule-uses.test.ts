import assert from 'node:assert/strict';
import { findRuleUses } from '../../harness/coverage/find-rule-uses.ts';
import type { TraceStep } from '../../harness/vocabulary/prediction.ts';
import type { CellResult, FlowResult, RenderedRule } from '../../harness/vocabulary/results.ts';
import { buildCell, buildFlow, buildPrediction } from '../reports/build-results.ts';

const metrics: RenderedRule = { direction: 'ingress', path: 'spec.ingress[0]', action: 'allow' };

function cellWith(
  flows: readonly FlowResult[],
  changes: Partial<CellResult> = {},
  yaml = 'spec:\n  ingress:\n    - port: metrics\n',
): CellResult {
  return buildCell({ policies: [{ ref: 'NetworkPolicy ns/controller', file: 'policy.yaml', yaml, rules: [metrics] }], flows, ...changes });
}

/** A flow with these steps before the end of its tier. */
function flowOf(...steps: readonly Partial<TraceStep>[]): FlowResult {
  const { decidedBy } = buildPrediction('allowed');
  return buildFlow({ predicted: { verdict: 'allowed', decidedBy, trace: steps.map((step) => ({ ...decidedBy, ...step })) } });
}

function exercisedBy(flow: FlowResult): number {
  return findRuleUses([cellWith([flow])])[0]?.exercisedBy.length ?? 0;
}

describe('the uses of a rule', () => {
  it('say in which cells it is, what it reads, and which flows exercised it', () => {
    const namespace = 'npc-k3x9qa-row-metrics';
    const yaml = `spec:\n  ingress:\n    - from: ${namespace}\n`;
    const uses = findRuleUses([
      cellWith([buildFlow(), buildFlow({ id: 'again' })], {}, yaml),
      cellWith([buildFlow()], { id: 'b/kubernetes', namespace: 'elsewhere' }, yaml.replace(namespace, 'elsewhere')),
    ]);
    assert.deepEqual(uses, [
      {
        ...metrics,
        engine: 'kubernetes',
        policy: 'NetworkPolicy ns/controller',
        file: 'policy.yaml',
        yaml: 'from: <namespace>\n',
        cells: ['row-metrics/kubernetes', 'b/kubernetes'],
        exercisedBy: [
          { cell: 'row-metrics/kubernetes', flow: 'prometheus→controller:8080/TCP' },
          { cell: 'row-metrics/kubernetes', flow: 'again' },
          { cell: 'b/kubernetes', flow: 'prometheus→controller:8080/TCP' },
        ],
      },
    ]);
  });

  it('count steps in which it matched, also where another rule decided', () => {
    for (const effect of ['allow', 'deny', 'pass', 'log'] as const) assert.equal(exercisedBy(flowOf({ effect })), 1, effect);
    for (const effect of ['no match', 'next tier'] as const) assert.equal(exercisedBy(flowOf({ effect })), 0, effect);
    assert.equal(exercisedBy(flowOf({ effect: 'no match' }, { effect: 'allow' })), 1);
  });

  it('do not count a step of another rule, direction or policy, or of none', () => {
    const { direction, subject, effect, because } = buildPrediction('allowed').decidedBy;
    const bare = { direction, subject, effect, because };
    assert.equal(exercisedBy(flowOf({ rule: 'spec.ingress[1]' })), 0);
    assert.equal(exercisedBy(flowOf({ direction: 'egress' })), 0);
    assert.equal(exercisedBy(buildFlow({ predicted: { verdict: 'allowed', decidedBy: bare, trace: [bare] } })), 0);
  });

  it('count judged flows only', () => {
    for (const [outcome, verdict, count] of [
      ['ok', 'allowed', 1],
      ['failed', 'allowed', 1],
      ['deviates', 'allowed', 1],
      ['failed', 'inconclusive', 0],
      ['inconclusive', 'allowed', 0],
      ['skipped', 'allowed', 0],
    ] as const)
      assert.equal(exercisedBy(buildFlow({ outcome, verdict })), count, `${outcome} ${verdict}`);
    const { predicted, ...unpredicted } = buildFlow();
    assert.ok(predicted);
    assert.equal(exercisedBy(unpredicted), 0);
  });

  it('show nothing of a text that is no YAML', () => {
    const [use] = findRuleUses([cellWith([buildFlow()], {}, 'a: [b')]);
    assert.deepEqual([use?.yaml, use?.exercisedBy.length], ['null\n', 1]);
  });

  it('are several where direction, action, file or engine differ', () => {
    const changed = (changes: Partial<RenderedRule>, file = 'policy.yaml', engine: CellResult['engine'] = 'kubernetes'): CellResult =>
      buildCell({ engine, policies: [{ ref: 'p', file, yaml: 'spec: 1\n', rules: [{ ...metrics, ...changes }] }] });
    const cells = [
      changed({}),
      changed({ direction: 'egress' }),
      changed({ action: 'deny' }),
      changed({}, 'other.yaml'),
      changed({}, 'policy.yaml', 'cilium'),
    ];
    assert.equal(findRuleUses(cells).length, 5);
    assert.equal(findRuleUses([...cells, ...cells]).length, 5);
  });
});
