import assert from 'node:assert/strict';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { specifyAll } from '../../harness/suite/specify.ts';
import { engines } from '../../scenarios/engines.ts';
import { tinyScenario, tinySuite } from '../run/tiny-chart.ts';

describe('the cells of a run', () => {
  it('are one for each specification, in a namespace of its own, all in the first turn', () => {
    const suite = tinySuite([tinyScenario({ id: 'a', engines }), tinyScenario({ id: 'b', engines: ['cilium', 'calico'] })]);
    const specs = specifyAll(suite);
    const cells = planCells(specs, engines, 'abc123');
    assert.deepEqual(
      cells.map(({ id, namespace, turn }) => [id, namespace, turn]),
      [
        ['a/kubernetes', 'npc-abc123-a-k', 0],
        ['a/cilium', 'npc-abc123-a-c', 0],
        ['a/calico', 'npc-abc123-a-a', 0],
        ['a/clusterNetworkPolicy', 'npc-abc123-a-p', 0],
        ['b/cilium', 'npc-abc123-b-c', 0],
        ['b/calico', 'npc-abc123-b-a', 0],
      ],
    );
    assert.deepEqual(
      cells.map(({ spec }) => spec),
      specs,
    );
  });

  it('have short names whatever their engines are called', () => {
    const own = ['a-very-long-name-of-an-engine', 'kubernetes', 'another'];
    const suite = { ...tinySuite([tinyScenario({ id: 'x'.repeat(40), engines: own })]), engines: {} };
    const namespaces = planCells(specifyAll(suite), own, 'abc123').map(({ namespace }) => namespace);
    assert.deepEqual(
      namespaces.map((namespace) => namespace.slice(-2)),
      ['-0', '-k', '-2'],
    );
    for (const namespace of namespaces) assert.ok(namespace.length <= 63, namespace);
  });
});
