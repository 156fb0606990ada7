import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outcomes } from '../../../harness/vocabulary/outcome.ts';
import type { FlowResult } from '../../../harness/vocabulary/results.ts';
import { groupCauses } from '../../../reports/causes/group-causes.ts';
import { buildCell, buildCheck, buildFlow, buildObservation, buildPrediction, sampleEngines } from '../build-results.ts';
import { greenResults } from '../sample-results.ts';

const cut = buildFlow({
  verdict: 'denied',
  outcome: 'failed',
  predicted: buildPrediction('denied'),
  findings: [{ kind: 'source-defect', text: 'x' }],
});

describe('groupCauses', () => {
  it('nothing to explain where all is ok', () => {
    assert.deepEqual(groupCauses(greenResults().cells), []);
  });

  it('flows that one template line cuts in several cells are one cause, whatever the policy is called there', () => {
    const { predicted } = cut;
    assert.ok(predicted?.decidedBy.policy !== undefined);
    const elsewhere = {
      ...predicted,
      decidedBy: { ...predicted.decidedBy, policy: { ...predicted.decidedBy.policy, namespace: 'other', name: 'other' } },
    };
    const causes = groupCauses([
      buildCell({ outcome: 'failed', flows: [cut, { ...cut, id: 'b' }] }),
      buildCell({ outcome: 'failed', flows: [{ ...cut, predicted: elsewhere }] }),
    ]);
    assert.equal(causes.length, 1);
    assert.ok(causes[0]?.kind === 'flows');
    assert.equal(causes[0].flows.length, 3);
  });

  it('a reason that differs in the name of the namespace alone is one cause of several cells', () => {
    const cells = ['npc-a-x-k', 'npc-a-y-k'].map((namespace) =>
      buildCell({
        outcome: 'inconclusive',
        namespace,
        reason: `templates/p.yaml: NetworkPolicy ${namespace}/p: spec.ingres: unknown field`,
      }),
    );
    const causes = groupCauses([...cells, buildCell({ outcome: 'inconclusive', reason: 'another' })]);
    assert.deepEqual(
      causes.map((cause) => (cause.kind === 'cells' ? cause.cells.length : 0)),
      [2, 1],
    );
  });

  const { predicted } = cut;
  assert.ok(predicted?.decidedBy.policy !== undefined);
  for (const [name, changes] of [
    ['another rule', { predicted: { ...predicted, decidedBy: { ...predicted.decidedBy, rule: 'spec.ingress[3]' } } }],
    [
      'another template',
      { predicted: { ...predicted, decidedBy: { ...predicted.decidedBy, policy: { ...predicted.decidedBy.policy, file: 'other.yaml' } } } },
    ],
    ['another finding', { findings: [{ kind: 'enforcer-deviation', text: 'x' }] }],
    ['another expectation', { declared: 'denied' }],
  ] as const) {
    it(`${name} is another cause`, () => {
      assert.equal(groupCauses([buildCell({ outcome: 'failed', flows: [cut, { ...cut, ...changes }] })]).length, 2);
    });
  }

  it('without a deciding policy, what the phases saw tells causes apart', () => {
    const unpredicted = (kind: 'error' | 'refused'): FlowResult => {
      const flow = buildFlow({ outcome: 'inconclusive', verdict: 'inconclusive', observed: { open: buildObservation(kind) } });
      const decidedBy = { direction: 'ingress', subject: 'controller', effect: 'allow', because: 'no policy selects it' } as const;
      return { ...flow, predicted: { verdict: 'allowed', decidedBy, trace: [decidedBy] } };
    };
    const flows = [unpredicted('error'), unpredicted('refused'), unpredicted('error')];
    assert.deepEqual(
      groupCauses([buildCell({ outcome: 'inconclusive', flows })]).map((cause) => (cause.kind === 'flows' ? cause.flows.length : 0)),
      [2, 1],
    );
  });

  it('cells with the same reason are one cause, before the flows of that outcome', () => {
    const stopped = buildCell({ outcome: 'failed', reason: 'the restored phase did not hold' });
    const causes = groupCauses([buildCell({ outcome: 'failed', flows: [cut] }), stopped, stopped]);
    assert.deepEqual(
      causes.map(({ kind }) => kind),
      ['cells', 'flows'],
    );
  });

  it('a cell that says ok and judged nothing is explained', () => {
    const [cause] = groupCauses([buildCell({ outcome: 'ok' })]);
    assert.ok(cause?.kind === 'cells');
    assert.equal(cause.outcome, 'inconclusive');
    assert.equal(cause.reason, 'nothing was judged in this cell');
  });

  it('every failed, inconclusive and deviating flow and check is in exactly one cause, and the worst come first', () => {
    const outcome = fc.constantFrom(...outcomes);
    const cell = fc
      .record({ engine: fc.constantFrom(...sampleEngines), flows: fc.array(outcome), checks: fc.array(outcome, { maxLength: 3 }), outcome })
      .map(({ flows, checks, ...about }) =>
        buildCell({
          ...about,
          flows: flows.map((each) => buildFlow({ outcome: each })),
          checks: checks.map((each) => buildCheck({ outcome: each })),
        }),
      );
    const order = ['failed', 'inconclusive', 'deviates'];
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 5 }), (cells) => {
        const causes = groupCauses(cells);
        const notable = cells.flatMap(({ flows, checks }) => [...flows, ...checks]).filter((item) => order.includes(item.outcome)).length;
        assert.equal(
          causes.reduce(
            (sum, cause) => sum + (cause.kind === 'flows' ? cause.flows.length : cause.kind === 'check' ? cause.cells.length : 0),
            0,
          ),
          notable,
        );
        const ranks = causes.map((cause) => order.indexOf(cause.outcome));
        assert.deepEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
        );
      }),
    );
  });
});
