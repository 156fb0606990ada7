import assert from 'node:assert/strict';
import { describeAnswers } from '../../../../reports/html/model/answers.ts';
import { findNeighbours } from '../../../../reports/html/model/find-neighbours.ts';
import { markPolicies } from '../../../../reports/html/model/mark-policies.ts';
import { createReport } from '../../../../reports/html/model/report.ts';
import { chooseTicks } from '../../../../reports/html/model/ticks.ts';
import { createTimeline } from '../../../../reports/html/model/timeline.ts';
import { buildCell, buildFlow, buildObservation, buildPrediction } from '../../build-results.ts';
import { mixedResults } from '../../sample-results.ts';

describe('a flow’s three answers', () => {
  it('agree, contradict, or can’t be compared', () => {
    const agreements = (flow: Parameters<typeof describeAnswers>[0]): readonly unknown[] =>
      describeAnswers(flow, 'netpol.yaml').map(({ agrees }) => agrees);
    assert.deepEqual(agreements(buildFlow()), [undefined, 'yes', 'yes']);
    assert.deepEqual(agreements(buildFlow({ predicted: buildPrediction('denied') })), [undefined, 'no', 'no']);
    assert.deepEqual(agreements(buildFlow({ verdict: 'inconclusive', outcome: 'inconclusive' })), [undefined, 'yes', 'unknown']);
    assert.deepEqual(agreements(buildFlow({ observed: {} })), [undefined, 'yes', 'unknown']);
  });
});

describe('the policies of a flow', () => {
  const yaml = 'kind: NetworkPolicy\nspec:\n  podSelector: {}\n  ingress:\n    - ports:\n        - port: 8080\n';
  const rules = [
    { direction: 'ingress', path: 'spec.ingress[0]', action: 'allow', source: { file: 'templates/a.yaml', line: 7 } },
  ] as const;
  const cell = buildCell({ policies: [{ ref: 'NetworkPolicy ns/controller', file: 'templates/a.yaml', yaml, rules }] });

  it('have the lines of the rule that decides, with where the template writes it', () => {
    const [marked] = markPolicies(cell, buildFlow());
    assert.deepEqual(marked?.lines, [{ first: 5, last: 6 }]);
    assert.deepEqual(marked.notes, ['spec.ingress[0] allows it (templates/a.yaml:7)']);
  });

  it('have what they select where the end of the tier decides', () => {
    const [marked] = markPolicies(cell, buildFlow({ predicted: buildPrediction('denied') }));
    assert.deepEqual(marked?.lines, [{ first: 3, last: 3 }]);
    assert.match(marked.notes.join(), /end of tier NetworkPolicy denies it/);
  });

  it('are not marked where another policy decides', () => {
    const other = buildCell({ policies: [{ ref: 'NetworkPolicy ns/other', file: 'b.yaml', yaml, rules: [] }] });
    assert.deepEqual(markPolicies(other, buildFlow())[0]?.lines, []);
  });
});

describe('the timeline of a flow', () => {
  it('holds every attempt, in order, within the axis', () => {
    const { lanes } = createTimeline(
      buildFlow({ observed: { open: buildObservation('connected'), enforced: buildObservation('dropped') } }),
    );
    assert.deepEqual(
      lanes.map(({ phase, marks }) => [phase, marks.length]),
      [
        ['open', 1],
        ['enforced', 3],
        ['restored', 0],
      ],
    );
    for (const { start, end } of lanes.flatMap(({ marks }) => marks)) assert.ok(start >= 0 && start <= end && end <= 1);
  });

  it('has round ticks', () => {
    assert.deepEqual(
      chooseTicks(4500).map(({ label }) => label),
      ['0', '1.0 s', '2.0 s', '3.0 s', '4.0 s'],
    );
  });
});

describe('the flows beside a flow', () => {
  const { flows } = createReport({ legs: [mixedResults()] });

  it('are those with its outcome where it is not ok', () => {
    const failed = flows.filter(({ flow }) => flow.outcome === 'failed');
    const [first, second, third] = failed;
    assert.ok(first && second && third);
    assert.deepEqual(findNeighbours(flows, second), { previous: first, next: third });
    assert.equal(findNeighbours(flows, first).previous, undefined);
  });
});
