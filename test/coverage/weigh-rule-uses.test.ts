import assert from 'node:assert/strict';
import { findRuleUses } from '../../harness/coverage/find-rule-uses.ts';
import { weighRuleUses } from '../../harness/coverage/weigh-rule-uses.ts';
import type { CellResult, FlowResult, RenderedRule } from '../../harness/vocabulary/results.ts';
import { buildCell, buildFlow, buildPrediction } from '../reports/build-results.ts';

const gate = { direction: 'ingress', path: 'spec.ingress[1]', action: 'allow' } as const;
const metrics = { direction: 'ingress', path: 'spec.ingress[0]', action: 'allow' } as const;
const yaml = 'spec:\n  ingress:\n    - port: metrics\n    - port: gate\n';

function cellWith(rules: readonly RenderedRule[], flows: readonly FlowResult[], changes: Partial<CellResult> = {}): CellResult {
  const policies = [{ ref: 'NetworkPolicy ns/controller', file: 'networkpolicy.yaml', yaml, rules }];
  return buildCell({ policies, flows, ...changes });
}

describe('rule coverage', () => {
  it('is all of them where a judged flow matched each', () => {
    assert.deepEqual(weighRuleUses(findRuleUses([cellWith([metrics], [buildFlow()])])), {
      rendered: 1,
      exercised: 1,
      unexercised: [],
      vacuous: [],
    });
  });

  it('names a rule that no flow matched', () => {
    const { rendered, exercised, unexercised } = weighRuleUses(findRuleUses([cellWith([metrics, gate], [buildFlow()])]));
    assert.deepEqual([rendered, exercised, unexercised.map(({ path }) => path)], [2, 1, ['spec.ingress[1]']]);
  });

  for (const outcome of ['skipped', 'inconclusive'] as const) {
    it(`does not count a flow that is ${outcome}`, () => {
      const { exercised } = weighRuleUses(findRuleUses([cellWith([metrics], [buildFlow({ outcome, verdict: 'inconclusive' })])]));
      assert.equal(exercised, 0);
    });
  }

  it('does not count a flow that the end of the tier decided', () => {
    const flow = buildFlow({ predicted: buildPrediction('denied'), declared: 'denied', verdict: 'denied' });
    assert.equal(weighRuleUses(findRuleUses([cellWith([metrics], [flow])])).exercised, 0);
  });

  it('counts a rule of several cells once, exercised where one cell exercises it', () => {
    const cells = [
      cellWith([gate], []),
      cellWith([metrics, gate], [buildFlow({ predicted: matchedBy('spec.ingress[1]') })], { id: 'b/kubernetes' }),
    ];
    const uses = findRuleUses(cells);
    assert.deepEqual(uses.find(({ path }) => path === gate.path)?.cells, ['row-metrics/kubernetes', 'b/kubernetes']);
    assert.deepEqual(
      weighRuleUses(uses).unexercised.map(({ path }) => path),
      [metrics.path],
    );
  });

  it('leaves a rule that nothing can match out of both sides', () => {
    const { rendered, exercised, vacuous } = weighRuleUses(findRuleUses([cellWith([metrics, { ...gate, vacuous: true }], [buildFlow()])]));
    assert.deepEqual([rendered, exercised, vacuous.map(({ path }) => path)], [1, 1, [gate.path]]);
  });
});

function matchedBy(rule: string): ReturnType<typeof buildPrediction> {
  const prediction = buildPrediction('allowed');
  const decidedBy = { ...prediction.decidedBy, rule };
  return { ...prediction, decidedBy, trace: [decidedBy] };
}
