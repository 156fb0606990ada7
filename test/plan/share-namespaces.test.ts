import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Cell } from '../../harness/plan/cell.ts';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { shareNamespaces } from '../../harness/plan/share-namespaces.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import { specifyAll } from '../../harness/suite/specify.ts';
import { tinyScenario, tinySuite } from '../run/tiny-chart.ts';
import { engines } from '../../scenarios/engines.ts';

function cellsOf(scenarios: readonly Scenario[]): readonly Cell[] {
  return planCells(specifyAll(tinySuite(scenarios)), engines, 'abc');
}

const claims = ['row-metrics', 'restored', 'egress-dns'];
const everything = cellsOf(
  Array.from({ length: 50 }, (_, index) =>
    tinyScenario({ id: `s${'x'.repeat(index % 30)}${String(index)}`, claim: claims[index % 3] ?? '', engines }),
  ),
);
const cells = everything.slice(0, 24);

describe('sharing namespaces', () => {
  it('gives cells of one key the namespace of the first of them, and keeps every cell', () => {
    const shared = shareNamespaces(cells, { keyOf: ({ spec }) => spec.engine });
    assert.deepEqual(
      shared.map(({ id }) => id),
      cells.map(({ id }) => id),
    );
    for (const engine of engines) {
      const own = shared.filter(({ spec }) => spec.engine === engine);
      assert.deepEqual([...new Set(own.map(({ namespace }) => namespace))], [cells.find(({ spec }) => spec.engine === engine)?.namespace]);
      assert.deepEqual([...new Set(own.map(({ turn }) => turn))], [0]);
    }
  });

  it('changes nothing where every key is another, and there is room for all', () => {
    assert.deepEqual(shareNamespaces(cells, { keyOf: ({ id }) => id }), cells);
    assert.deepEqual(shareNamespaces(cells, { keyOf: ({ id }) => id, concurrent: cells.length }), cells);
    assert.deepEqual(shareNamespaces([], { keyOf: ({ id }) => id, concurrent: 3 }), []);
  });

  it('lets two cells of one namespace be there at the same time exactly where their keys are equal, and never has more namespaces than allowed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 }), (concurrent, keys) => {
        const keyOf = ({ id }: { readonly id: string }): string => String(id.length % keys);
        const shared = shareNamespaces(everything, { keyOf, concurrent });
        const byNamespace = groupBy(shared, ({ namespace }) => namespace);
        assert.ok(byNamespace.size <= concurrent);
        for (const [namespace, sharing] of byNamespace) {
          assert.ok(sharing.some(({ id }) => everything.some((cell) => cell.id === id && cell.namespace === namespace)));
          for (const [turn, together] of groupBy(sharing, (cell) => cell.turn)) {
            assert.equal(new Set(together.map(keyOf)).size, 1, `${namespace} ${String(turn)}`);
          }
        }
        for (const same of groupBy(shared, keyOf).values())
          assert.equal(new Set(same.map(({ namespace, turn }) => `${namespace} ${String(turn)}`)).size, 1);
      }),
    );
  });

  it('lets those take turns in one place that need the same pods', () => {
    const alone = [allowed('prometheus', 'controller:metrics', '')];
    const beside = [...alone, denied('neighbour', 'controller:gate', ''), denied('second-release', 'controller:gate', '')];
    const mixed = [beside, alone, [...beside].reverse(), alone].map((expectations, index) =>
      tinyScenario({ id: `s${String(index)}`, expect: () => expectations }),
    );
    const ownPeers = new Set(['neighbour', 'second-release']);
    assert.deepEqual(
      shareNamespaces(cellsOf(mixed), { keyOf: ({ id }) => id, concurrent: 2, ownPeers }).map(({ namespace, turn }) => [namespace, turn]),
      [
        ['npc-abc-s0-k', 0],
        ['npc-abc-s1-k', 0],
        ['npc-abc-s0-k', 1],
        ['npc-abc-s1-k', 1],
      ],
    );
  });
});
