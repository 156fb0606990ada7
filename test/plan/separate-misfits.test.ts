import assert from 'node:assert/strict';
import type { Cast } from '../../harness/plan/actor.ts';
import type { Cell } from '../../harness/plan/cell.ts';
import { separateMisfits } from '../../harness/plan/separate-misfits.ts';
import { castFrom, cellOf, workload } from './cast.ts';

const ports = [{ name: 'http', containerPort: 8080 }];
const same = workload('api', ports);

function placed(id: string, turn: number, yaml = same): { readonly cell: Cell; readonly cast: Cast } {
  return { cell: { ...cellOf([], { id }), namespace: 'npc-abc-first-k', turn }, cast: castFrom(yaml) };
}

function moved(...cells: readonly ReturnType<typeof placed>[]): readonly unknown[] {
  return separateMisfits(cells, ({ spec }) => `npc-abc-${spec.scenario}-k`).map(({ id, namespace, turn }) => [id, namespace, turn]);
}

describe('cells that take turns in a namespace', () => {
  it('stay there while their subjects are made of the same', () => {
    assert.deepEqual(moved(placed('first', 0), placed('second', 1), placed('third', 2)), []);
  });

  for (const [difference, yaml] of [
    ['labels', workload('api', ports, { more: { tier: 'data' } })],
    ['declared ports', workload('api', [...ports, { containerPort: 9090 }])],
    ['names of ports', workload('api', [{ name: 'web', containerPort: 8080 }])],
    ['service accounts', workload('api', ports, { pod: { serviceAccountName: 'other' } })],
    ['replicas', workload('api', ports, { spec: { replicas: 2 } })],
    ['networks', workload('api', ports, { pod: { hostNetwork: true } })],
    ['workloads', [same, workload('db', [])].join('---\n')],
  ] as const) {
    it(`do not share it with subjects of other ${difference}`, () => {
      assert.deepEqual(moved(placed('first', 0), placed('second', 1, yaml), placed('third', 2)), [
        ['second/kubernetes', 'npc-abc-second-k', 1],
      ]);
    });
  }

  it('stay together where they do so at the same time', () => {
    const other = workload('api', ports, { more: { tier: 'data' } });
    assert.deepEqual(moved(placed('first', 0), placed('second', 1, other), placed('third', 1, other), placed('fourth', 2, other)), [
      ['second/kubernetes', 'npc-abc-second-k', 1],
      ['third/kubernetes', 'npc-abc-second-k', 1],
      ['fourth/kubernetes', 'npc-abc-fourth-k', 2],
    ]);
  });

  it('are compared with the first of their own namespace', () => {
    const elsewhere = placed('second', 1, workload('db', []));
    assert.deepEqual(moved(placed('first', 0), { ...elsewhere, cell: { ...elsewhere.cell, namespace: 'npc-abc-second-k' } }), []);
  });
});
