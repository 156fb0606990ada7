import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Outcome, outcomes } from '../../../harness/vocabulary/outcome.ts';
import type { CellResult, FlowResult } from '../../../harness/vocabulary/results.ts';
import type { Verdict } from '../../../harness/vocabulary/verdict.ts';
import { changeKinds } from '../../../reports/diff/change.ts';
import { compareLegs } from '../../../reports/diff/compare-legs.ts';
import type { Comparison } from '../../../reports/diff/comparison.ts';
import { isWorse } from '../../../reports/diff/is-worse.ts';
import { buildCell, buildCheck, buildFlow, buildResults } from '../build-results.ts';
import { greenResults, mixedResults } from '../sample-results.ts';

function compare(before: readonly CellResult[], after: readonly CellResult[]): Comparison {
  return compareLegs([buildResults(before)], [buildResults(after)]);
}

function cellWith(outcome: Outcome, verdict: Verdict = 'allowed'): readonly CellResult[] {
  return [buildCell({ flows: [buildFlow({ outcome, verdict })] })];
}

describe('comparing two runs', () => {
  for (const [name, before, after, kind, worse] of [
    ['a flow that begins to fail', cellWith('ok'), cellWith('failed', 'denied'), 'newly failing', true],
    ['a known deviation that is more than that', cellWith('deviates'), cellWith('failed'), 'newly failing', true],
    ['a flow that can no longer be judged', cellWith('ok'), cellWith('inconclusive', 'inconclusive'), 'newly inconclusive', true],
    ['a failure that can no longer be judged', cellWith('failed'), cellWith('inconclusive', 'inconclusive'), 'newly inconclusive', false],
    ['another verdict that is ok as well', cellWith('ok'), cellWith('ok', 'denied'), 'verdict changed', false],
    ['a deviation that is known', cellWith('ok'), cellWith('deviates'), 'newly deviating', false],
    ['a flow that is skipped', cellWith('ok'), cellWith('skipped'), 'no longer judged', false],
    ['a flow that is judged for the first time', cellWith('skipped'), cellWith('ok'), 'appeared', false],
    ['a flow that is ok again', cellWith('failed'), cellWith('ok'), 'newly ok', false],
    ['a cell that is gone', cellWith('ok'), [], 'disappeared', false],
    ['a cell that is new', [], cellWith('ok'), 'appeared', false],
    ['a cell that is new and fails', [], cellWith('failed'), 'newly failing', true],
    [
      'a check that begins to fail',
      [buildCell({ checks: [buildCheck()] })],
      [buildCell({ checks: [buildCheck({ outcome: 'failed' })] })],
      'newly failing',
      true,
    ],
    ['a cell that no longer renders', cellWith('ok'), [buildCell({ outcome: 'inconclusive', reason: 'helm' })], 'newly inconclusive', true],
  ] as const) {
    it(`${name}: ${kind}`, () => {
      const { changes, counts } = compare(before, after);
      assert.deepEqual(
        changes.map((change) => [change.kind, isWorse(change)]),
        [[kind, worse]],
      );
      assert.equal(counts[kind], 1);
    });
  }

  it('finds no change between a run and itself', () => {
    for (const results of [greenResults(), mixedResults()]) {
      const { changes, compared, verdictsChanged } = compareLegs([results], [results]);
      assert.deepEqual(changes, []);
      assert.equal(verdictsChanged, 0);
      assert.equal(compared, results.cells.flatMap(({ flows, checks }) => [...flows, ...checks]).length);
    }
  });

  it('sorts by importance, whatever changes', () => {
    const flows = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), outcome: fc.constantFrom(...outcomes) }), { maxLength: 6 });
    const cells = flows.map((list) => [buildCell({ flows: list.map((flow): FlowResult => buildFlow(flow)) })]);
    fc.assert(
      fc.property(cells, cells, (before, after) => {
        const positions = compare(before, after).changes.map(({ kind }) => changeKinds.indexOf(kind));
        assert.deepEqual(
          positions,
          positions.toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('what is worse one way is not worse the other way', () => {
    const forth = compareLegs([greenResults()], [mixedResults()]);
    const back = compareLegs([mixedResults()], [greenResults()]);
    assert.ok(forth.changes.some(isWorse));
    assert.ok(!back.changes.some(isWorse));
    assert.equal(forth.verdictsChanged, back.verdictsChanged);
  });

  it('compares two engines scenario by scenario', () => {
    const { changes, compared } = compareLegs([greenResults()], [mixedResults()], ['kubernetes', 'cilium']);
    assert.ok(compared > 0);
    for (const { engine, kind } of changes)
      assert.ok(engine === 'kubernetes → cilium' || kind === 'appeared' || kind === 'disappeared', engine);
    assert.ok(changes.some(({ engine }) => engine === 'kubernetes → cilium'));
  });

  it('compares two single legs whatever they are: a migration to another CNI', () => {
    const { pairs, changes, verdictsChanged } = compareLegs(
      [buildResults(cellWith('ok', 'denied'), { cluster: { name: 'kind', cni: 'calico', evidence: 'packets', details: {} } })],
      [buildResults(cellWith('failed', 'allowed'), { cluster: { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } })],
    );
    assert.deepEqual(
      pairs.map(({ before, after }) => [before.leg, after.leg]),
      [['calico · kind', 'cilium · kind']],
    );
    assert.equal(changes[0]?.leg, 'cilium · kind');
    assert.equal(verdictsChanged, 1);
  });

  it('pairs the legs of matrices by name, and says which have no partner', () => {
    const leg = (cni: string): ReturnType<typeof buildResults> =>
      buildResults(cellWith('ok'), { cluster: { name: 'kind', cni, evidence: 'packets', details: {} } });
    const { pairs, unpaired } = compareLegs([leg('calico'), leg('cilium')], [leg('cilium'), leg('default')]);
    assert.deepEqual(
      pairs.map(({ after }) => after.leg),
      ['cilium · kind'],
    );
    assert.deepEqual(unpaired, { before: ['calico · kind'], after: ['default · kind'] });
  });
});
