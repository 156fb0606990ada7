import assert from 'node:assert/strict';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { placeCells, type PlacedCell, type Placement } from '../../harness/run/place-cells.ts';
import { denied } from '../../harness/suite/expectation.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import { specifyAll } from '../../harness/suite/specify.ts';
import { sites } from '../plan/sites.ts';
import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';
import { tinyScenario, tinySuite } from './tiny-chart.ts';

function place(scenarios: readonly Scenario[], changes: Partial<Placement> = {}): readonly PlacedCell[] {
  const suite = tinySuite(scenarios);
  const cells = planCells(specifyAll(suite), Object.keys(suite.engines), 'abc123');
  return placeCells(cells, { runId: 'abc123', suite, baseValues: [], sites, ...changes });
}

const placesOf = (placed: readonly PlacedCell[]): readonly string[] =>
  placed.map(({ cell }) => `${cell.id}: ${cell.namespace} ${String(cell.turn)}`);

describe('placing cells', () => {
  it("asks a scenario for its values once, with the run's names and addresses, under the engine's and over the user's", () => {
    const asked: string[] = [];
    const scenario = tinyScenario({
      values: ({ namespaces, releaseNamespace }, engine) => {
        asked.push(`${releaseNamespace} ${String(namespaces['monitoring'])} ${engine}`);
        return { networkPolicy: { enabled: true, engine: 'mine' }, own: 1 };
      },
    });
    const [placed] = place([scenario], { baseValues: [{ own: 2, users: 3 }, { users: 4 }] });
    assert.deepEqual(placed?.input, {
      values: { networkPolicy: { enabled: true, engine: 'kubernetes' }, own: 1, users: 4 },
      foreignPolicies: [],
    });
    assert.deepEqual(asked, ['npc-abc123-tiny-k npc-abc123-monitoring kubernetes']);
  });

  it('takes the policies that somebody else put there, and says whose scenario they are of', () => {
    const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'foreign' } };
    const [placed] = place([tinyScenario({ foreignPolicies: () => [object] })]);
    assert.deepEqual(placed?.input.foreignPolicies, [{ file: 'scenario tiny', object }]);
  });

  it('speaks of the namespace that a cell ends up in, though it takes turns in that of another', () => {
    const foreign = (namespace: string): KubernetesObject => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'foreign', namespace },
    });
    const speaking = ['one', 'two'].map((id) =>
      tinyScenario({
        id,
        values: ({ releaseNamespace }) => ({ own: [`${releaseNamespace}.svc`] }),
        foreignPolicies: ({ releaseNamespace }) => [foreign(releaseNamespace)],
      }),
    );
    const [, second] = place(speaking, { concurrentCells: 1 });
    assert.deepEqual([second?.cell.namespace, second?.cell.turn], ['npc-abc123-one-k', 1]);
    assert.deepEqual(second?.input.values['own'], ['npc-abc123-one-k.svc']);
    assert.deepEqual(second.input.foreignPolicies, [{ file: 'scenario two', object: foreign('npc-abc123-one-k') }]);
  });

  it('lets cells that deploy the same share a namespace, and no others', () => {
    const base = tinyScenario({ id: 'one' });
    assert.deepEqual(
      placesOf(
        place([
          base,
          { ...base, id: 'same', expect: () => [] },
          { ...base, id: 'values', values: () => ({ networkPolicy: { enabled: false } }) },
          { ...base, id: 'scope', scope: 'cluster' },
          { ...base, id: 'upgrade', installation: { stage: 'upgrade' } },
          { ...base, id: 'during', during: 'pre-install' },
          { ...base, id: 'foreign', foreignPolicies: () => [{ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' } }] },
          { ...base, id: 'engine', engines: ['cilium'] },
        ]),
      ),
      [
        'one/kubernetes: npc-abc123-one-k 0',
        'same/kubernetes: npc-abc123-one-k 0',
        'values/kubernetes: npc-abc123-values-k 0',
        'scope/kubernetes: npc-abc123-scope-k 0',
        'upgrade/kubernetes: npc-abc123-upgrade-k 0',
        'during/kubernetes: npc-abc123-during-k 0',
        'foreign/kubernetes: npc-abc123-foreign-k 0',
        'engine/cilium: npc-abc123-engine-c 0',
      ],
    );
  });

  it('lets the others take turns where there is no room for all, those with the same pods beside them in one place', () => {
    const scenarios = ['a', 'b', 'c', 'd'].map((id, index) =>
      tinyScenario({
        id,
        values: () => ({ id }),
        expect: () => [denied(index % 2 === 0 ? 'neighbour' : 'prometheus', 'controller:gate', '')],
      }),
    );
    assert.deepEqual(placesOf(place(scenarios, { concurrentCells: 2 })), [
      'a/kubernetes: npc-abc123-a-k 0',
      'b/kubernetes: npc-abc123-b-k 0',
      'c/kubernetes: npc-abc123-a-k 1',
      'd/kubernetes: npc-abc123-b-k 1',
    ]);
  });
});
