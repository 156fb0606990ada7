import assert from 'node:assert/strict';
import type { RenderedCell } from '../../harness/run/prepared-cell.ts';
import { separateWorlds } from '../../harness/run/separate-worlds.ts';
import { manifests } from '../policy/manifests.ts';
import { castFrom, workload } from '../plan/cast.ts';
import { readyCell } from './ready-cell.ts';

const own = (namespace: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a, namespace: ${namespace} }\nspec: { podSelector: {} }\n`;

function rendered(
  id: string,
  namespace: string,
  turn: number,
  changes: Partial<RenderedCell> = {},
  scope: 'namespace' | 'cluster' = 'namespace',
): RenderedCell {
  const { cell, ...ready } = readyCell([]);
  const placed = { ...cell, id, namespace, turn, spec: { ...cell.spec, scope } };
  return { ...ready, kind: 'rendered', cell: placed, cast: new Map(), policies: manifests(own(namespace)), ...changes };
}

function turnsOf(...cells: readonly RenderedCell[]): readonly (readonly [string, number])[] {
  return separateWorlds(cells).map(({ cell }) => [cell.id, cell.turn]);
}

describe('cells that reach beyond their namespace', () => {
  it('take turns of their own, after all others', () => {
    assert.deepEqual(
      turnsOf(
        rendered('wide', 'a', 0, {}, 'cluster'),
        rendered('one', 'b', 0),
        rendered('two', 'c', 1),
        rendered('floor', 'd', 1, {}, 'cluster'),
      ),
      [
        ['wide', 2],
        ['one', 0],
        ['two', 1],
        ['floor', 3],
      ],
    );
  });

  it('share the turn with those that share everything', () => {
    assert.deepEqual(
      turnsOf(rendered('one', 'a', 0, {}, 'cluster'), rendered('same', 'a', 0, {}, 'cluster'), rendered('next', 'a', 1, {}, 'cluster')),
      [
        ['one', 0],
        ['same', 0],
        ['next', 1],
      ],
    );
  });

  it('are also those with a policy or a workload in another namespace', () => {
    const cast = castFrom(workload('api', []).replace('metadata:\n  name: api', 'metadata:\n  name: api\n  namespace: elsewhere'));
    assert.deepEqual(
      turnsOf(
        rendered('policy', 'a', 0, { policies: manifests(own('elsewhere')) }),
        rendered('pods', 'b', 0, { cast }),
        rendered('one', 'c', 0),
      ),
      [
        ['policy', 1],
        ['pods', 2],
        ['one', 0],
      ],
    );
  });

  it('are none where there are none', () => {
    assert.deepEqual(turnsOf(rendered('one', 'a', 0), rendered('two', 'a', 1)), [
      ['one', 0],
      ['two', 1],
    ]);
  });
});
