import assert from 'node:assert/strict';
import type { Cell } from '../../harness/plan/cell.ts';
import type { Controller } from '../../harness/plan/controller.ts';
import { newCell } from '../../harness/plan/new-cell.ts';
import { separateMisfits } from '../../harness/plan/separate-misfits.ts';
import { readyCell } from '../run/ready-cell.ts';
import { tinyScenario } from '../run/tiny-chart.ts';

const { controller } = readyCell([]);

function placed(id: string, turn: number, changes: Partial<Controller> = {}): { readonly cell: Cell; readonly controller: Controller } {
  return {
    cell: { ...newCell(tinyScenario({ id }), 'kubernetes', 'abc'), namespace: 'npc-abc-first-k', turn },
    controller: { ...controller, ...changes },
  };
}

describe('cells that take turns in a namespace', () => {
  it('stay there while their controllers are made of the same', () => {
    assert.deepEqual(separateMisfits([placed('first', 0), placed('second', 1, { workload: 'Deployment other' })], 'abc'), []);
  });

  for (const [difference, changes] of [
    ['labels', { labels: { app: 'other' } }],
    ['named ports', { namedPorts: [{ name: 'metrics', port: 1, protocol: 'TCP' }] }],
    ['declared ports', { declared: [{ port: 1, protocol: 'TCP' }] }],
    ['service accounts', { serviceAccount: 'other' }],
    ["ports of the ingress table's", { ports: { metrics: 1 } }],
  ] as const) {
    it(`do not share it with a controller of other ${difference}`, () => {
      const moved = separateMisfits([placed('first', 0), placed('second', 1, changes), placed('third', 2)], 'abc');
      assert.deepEqual(
        moved.map(({ id, namespace, turn }) => [id, namespace, turn]),
        [['second/kubernetes', 'npc-abc-second-k', 1]],
      );
    });
  }

  it('stay together where they do so at the same time', () => {
    const other = { serviceAccount: 'other' };
    const moved = separateMisfits(
      [placed('first', 0), placed('second', 1, other), placed('third', 1, other), placed('fourth', 2, other)],
      'abc',
    );
    assert.deepEqual(
      moved.map(({ id, namespace, turn }) => [id, namespace, turn]),
      [
        ['second/kubernetes', 'npc-abc-second-k', 1],
        ['third/kubernetes', 'npc-abc-second-k', 1],
        ['fourth/kubernetes', 'npc-abc-fourth-k', 2],
      ],
    );
  });

  it('are looked at namespace by namespace', () => {
    const elsewhere = placed('second', 0, { serviceAccount: 'other' });
    assert.deepEqual(
      separateMisfits([placed('first', 0), { ...elsewhere, cell: { ...elsewhere.cell, namespace: 'npc-abc-second-k' } }], 'abc'),
      [],
    );
  });
});
