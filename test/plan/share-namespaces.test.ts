import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newCell } from '../../harness/plan/new-cell.ts';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { shareNamespaces } from '../../harness/plan/share-namespaces.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import { engines } from '../../scenarios/engines.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import { tinyScenario } from '../run/tiny-chart.ts';
import { catalogue } from '../../scenarios/catalogue.ts';

const everything = planCells(catalogue, 'abc123', { engines, matches: () => true });
const cells = everything.filter(({ scenario }) => scenario.id.startsWith('row-'));

describe('sharing namespaces', () => {
  it('gives cells of one key the namespace of the first of them, and keeps every cell', () => {
    const shared = shareNamespaces(cells, { keyOf: ({ engine }) => engine });
    assert.deepEqual(
      shared.map(({ id }) => id),
      cells.map(({ id }) => id),
    );
    for (const engine of engines) {
      const own = shared.filter((cell) => cell.engine === engine);
      assert.deepEqual([...new Set(own.map(({ namespace }) => namespace))], [cells.find((cell) => cell.engine === engine)?.namespace]);
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
      newCell(tinyScenario({ id: `s${String(index)}`, expect: () => expectations }), 'kubernetes', 'abc'),
    );
    assert.deepEqual(
      shareNamespaces(mixed, { keyOf: ({ id }) => id, concurrent: 2 }).map(({ namespace, turn }) => [namespace, turn]),
      [
        ['npc-abc-s0-k', 0],
        ['npc-abc-s1-k', 0],
        ['npc-abc-s0-k', 1],
        ['npc-abc-s1-k', 1],
      ],
    );
  });
});
