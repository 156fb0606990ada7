import assert from 'node:assert/strict';
import { addControls } from '../../cli/add-controls.ts';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { allowed, denied } from '../../harness/scenario/expectation.ts';
import type { Scenario } from '../../harness/scenario/scenario.ts';
import { engines } from '../../harness/vocabulary/engine.ts';
import { tinyScenario } from '../run/tiny-chart.ts';

const opens = allowed('flagger', 'controller:gate', 'its row');
const closes = denied('stranger', 'controller:gate', 'no row');
const open = tinyScenario({ id: 'open', claim: 'row-gate', engines, expect: () => [opens] });
const closed = tinyScenario({ id: 'closed', claim: 'row-webhook', engines, expect: () => [opens, closes] });
const control = tinyScenario({
  id: 'control',
  claim: 'closed-otherwise',
  engines: ['kubernetes', 'cilium', 'calico'],
  expect: () => [closes],
});

/** What is run where these scenarios are selected, on all their engines. */
function withControls(selected: readonly Scenario[], catalogue: readonly Scenario[]): readonly string[] {
  const cells = planCells(selected, 'abc', { engines, matches: () => true });
  return addControls(cells, catalogue, 'abc').map(({ id }) => id);
}

describe('a selection that denies nothing', () => {
  const some = { ...open, engines: ['kubernetes', 'cilium'] } as const;

  it('gets a cell that must, for each of its engines', () => {
    assert.deepEqual(withControls([some], [open, control]), ['open/kubernetes', 'open/cilium', 'control/kubernetes', 'control/cilium']);
  });

  it('gets it where another engine is the one that denies', () => {
    const onCilium = { ...closed, engines: ['cilium'] } as const;
    assert.deepEqual(withControls([some, onCilium], [control]), ['open/kubernetes', 'open/cilium', 'closed/cilium', 'control/kubernetes']);
  });

  it('gets none where it denies something among what it allows', () => {
    assert.deepEqual(withControls([closed], [control]), [
      'closed/kubernetes',
      'closed/cilium',
      'closed/calico',
      'closed/clusterNetworkPolicy',
    ]);
    assert.deepEqual(withControls([control], [control]), ['control/kubernetes', 'control/cilium', 'control/calico']);
  });

  it('gets none on an engine that the control is not about', () => {
    const elsewhere = { ...open, engines: ['clusterNetworkPolicy'] } as const;
    assert.deepEqual(withControls([elsewhere], [control]), ['open/clusterNetworkPolicy']);
  });

  it('stays as it is where the catalogue has no such scenario', () => {
    assert.deepEqual(withControls([some], [open, closed]), ['open/kubernetes', 'open/cilium']);
  });

  it('shares its run with the control', () => {
    const cells = planCells([{ ...open, engines: ['cilium'] }], 'abc', { engines, matches: () => true });
    assert.deepEqual(addControls(cells, [control], 'abc').slice(1), [
      { id: 'control/cilium', scenario: control, engine: 'cilium', namespace: 'npc-abc-control-c', turn: 0 },
    ]);
  });
});
