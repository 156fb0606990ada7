import assert from 'node:assert/strict';
import type { Actor } from '../../harness/plan/actor.ts';
import type { Cell } from '../../harness/plan/cell.ts';
import { cellNamespace } from '../../harness/plan/names.ts';
import { separateMisfits } from '../../harness/plan/separate-misfits.ts';
import type { CellSpec } from '../../harness/suite/cell-spec.ts';

const spec: CellSpec = {
  id: 'first',
  scenario: 'first',
  claim: 'closed',
  title: 'closed',
  engine: 'kubernetes',
  dialects: ['kubernetes'],
  requires: [],
  scope: 'namespace',
  everythingElse: {},
  installation: {},
  expectations: [],
  checks: [],
  inputs: () => ({ values: {}, foreignPolicies: [] }),
};
const subject: Actor = { name: 'web', endpoint: 'web', role: 'subject', ports: [], families: [4] };

function renamed({ spec: { scenario } }: Cell): string {
  return cellNamespace('abc', scenario, 'k');
}

function placed(
  id: string,
  turn: number,
  changes: Partial<Actor> = {},
  namespace = 'npc-abc-first-k',
): Parameters<typeof separateMisfits>[0][number] {
  return {
    cell: { id, spec: { ...spec, id, scenario: id }, namespace, turn },
    cast: new Map([
      ['web', { ...subject, ...changes }],
      ['stranger', { ...subject, name: 'stranger', role: 'peer', endpoint: id }],
    ]),
  };
}

function moved(...cells: Parameters<typeof separateMisfits>[0]): readonly (readonly [string, string, number])[] {
  return separateMisfits(cells, renamed).map(({ id, namespace, turn }) => [id, namespace, turn] as const);
}

describe('cells that take turns in a namespace', () => {
  it('stay there while their subjects are made of the same, whoever else they see', () => {
    assert.deepEqual(moved(placed('first', 0), placed('second', 1)), []);
  });

  const port = { name: 'metrics', port: 1, protocol: 'TCP', application: 'http', listing: 'declared' } as const;
  for (const [difference, changes] of [
    ['ports', { ports: [port] }],
    ['endpoints', { endpoint: 'other' }],
    ['names', { name: 'other' }],
  ] as const) {
    it(`do not share it with subjects of other ${difference}`, () => {
      assert.deepEqual(moved(placed('first', 0), placed('second', 1, changes), placed('third', 2)), [['second', 'npc-abc-second-k', 1]]);
    });
  }

  const other = { ports: [port] };

  it('stay together where they do so at the same time', () => {
    assert.deepEqual(moved(placed('first', 0), placed('second', 1, other), placed('third', 1, other), placed('fourth', 2, other)), [
      ['second', 'npc-abc-second-k', 1],
      ['third', 'npc-abc-second-k', 1],
      ['fourth', 'npc-abc-fourth-k', 2],
    ]);
  });

  it('leave it to the one that it is named after, wherever that one comes', () => {
    assert.deepEqual(moved(placed('second', 1, other), placed('first', 0)), [['second', 'npc-abc-second-k', 1]]);
  });

  it('are looked at namespace by namespace', () => {
    assert.deepEqual(moved(placed('first', 0), placed('second', 0, other, 'npc-abc-second-k')), []);
  });
});
