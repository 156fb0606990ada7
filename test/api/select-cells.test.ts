import assert from 'node:assert/strict';
import { type CellSelection, selectCells } from '../../cli/select-cells.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import { engines } from '../../scenarios/engines.ts';
import { tinyScenario } from '../run/tiny-chart.ts';
import { refusalOf } from './refusal-of.ts';

const catalogue = [
  tinyScenario({ id: 'row-metrics', title: 'Metrics are open', engines: ['kubernetes', 'cilium'] }),
  tinyScenario({
    id: 'row-gate',
    claim: 'row-gate',
    title: 'The gate is open to Flagger',
    engines: ['kubernetes'],
    expect: () => [allowed('flagger', 'controller:gate', 'its row')],
  }),
  tinyScenario({
    id: 'health',
    claim: 'health',
    title: 'The kubelet may ask',
    engines: ['cilium', 'calico'],
    expect: (engine) => [denied('stranger', 'controller:health', `as ${engine} says`)],
  }),
];
const everything: CellSelection = { engine: engines, scenario: [], claim: [], grep: undefined, shard: undefined };

function selected(selection: Partial<CellSelection>): readonly string[] {
  return selectCells(catalogue, 'abc', { ...everything, ...selection }).map(({ id }) => id);
}

describe('the cells that flags select', () => {
  for (const [name, selection, expected] of [
    ['without a flag: all', {}, ['row-metrics/kubernetes', 'row-metrics/cilium', 'row-gate/kubernetes', 'health/cilium', 'health/calico']],
    ['of one engine', { engine: ['cilium'] }, ['row-metrics/cilium', 'health/cilium']],
    ['of one scenario, by its whole id', { scenario: ['health'] }, ['health/cilium', 'health/calico']],
    ['of scenarios by a pattern', { scenario: ['row-*'] }, ['row-metrics/kubernetes', 'row-metrics/cilium', 'row-gate/kubernetes']],
    ['of each of several scenarios', { scenario: ['row-gate', 'h*'] }, ['row-gate/kubernetes', 'health/cilium', 'health/calico']],
    ['of one claim', { claim: ['row-metrics'] }, ['row-metrics/kubernetes', 'row-metrics/cilium']],
    ['of each of several claims', { claim: ['row-gate', 'health'] }, ['row-gate/kubernetes', 'health/cilium', 'health/calico']],
    ['whose id matches', { grep: /^row-.*\/k/ }, ['row-metrics/kubernetes', 'row-gate/kubernetes']],
    ['whose title matches', { grep: /^The .* Flagger$/ }, ['row-gate/kubernetes']],
    ['with a flow that matches', { grep: /^stranger → controller:health: as calico says$/ }, ['health/calico']],
    ['by all of it at once', { engine: ['cilium'], scenario: ['row-*', 'health'], claim: ['health'], grep: /cilium/ }, ['health/cilium']],
    ['of a shard', { shard: { index: 2, of: 2 } }, ['row-metrics/cilium', 'health/cilium']],
    ['of a shard of a selection', { claim: ['row-gate', 'health'], shard: { index: 2, of: 2 } }, ['health/cilium']],
  ] as const) {
    it(name, () => {
      assert.deepEqual(selected(selection), expected);
    });
  }

  it('belong to the run', () => {
    const [cell] = selectCells(catalogue, 'abc', everything);
    assert.deepEqual(cell, {
      id: 'row-metrics/kubernetes',
      scenario: catalogue[0],
      engine: 'kubernetes',
      namespace: 'npc-abc-row-metrics-k',
      turn: 0,
    });
  });

  const list = 'npm run conformance -- list shows';
  for (const [name, selection, message] of [
    ['the scenario that there is not', { scenario: ['row-*', 'row'] }, `--scenario row: there is no such scenario; ${list} them.`],
    ['the claim that nothing here decides', { claim: ['health', 'restored'] }, `--claim restored: there is no such claim; ${list} them.`],
    ['nothing at all', { grep: /no such words/ }, `These flags select no cell at all; ${list} what there is.`],
    ['what no engine has', { scenario: ['row-gate'], engine: ['calico'] }, `These flags select no cell at all; ${list} what there is.`],
    ['an empty shard', { claim: ['row-gate'], shard: { index: 2, of: 2 } }, `These flags select no cell at all; ${list} what there is.`],
  ] as const) {
    it(`are refused where they are ${name}`, async () => {
      assert.deepEqual(await refusalOf(() => selected(selection)), [3, message]);
    });
  }
});
