import assert from 'node:assert/strict';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { shareNamespaces } from '../../harness/plan/share-namespaces.ts';
import { engines } from '../../harness/vocabulary/engine.ts';
import { catalogue } from '../../scenarios/catalogue.ts';

const cells = planCells(catalogue, 'abc123', { engines, matches: ({ scenario }) => scenario.id.startsWith('row-') });

describe('sharing namespaces', () => {
  it('gives cells of one key the namespace of the first of them, and keeps every cell', () => {
    const shared = shareNamespaces(cells, ({ engine }) => engine);
    assert.deepEqual(
      shared.map(({ id }) => id),
      cells.map(({ id }) => id),
    );
    for (const engine of engines) {
      const own = shared.filter((cell) => cell.engine === engine);
      assert.deepEqual([...new Set(own.map(({ namespace }) => namespace))], [cells.find((cell) => cell.engine === engine)?.namespace]);
    }
  });

  it('changes nothing where every key is another', () => {
    assert.deepEqual(
      shareNamespaces(cells, ({ id }) => id),
      cells,
    );
  });
});
