import assert from 'node:assert/strict';
import type { CellSelection } from '../../api/run-spec.ts';
import { selectCells } from '../../api/select-cells.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import { specifyAll } from '../../harness/suite/specify.ts';
import { tinyScenario, tinySuite } from '../run/tiny-chart.ts';
import { refusalOf } from '../cli/refusal-of.ts';

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
const suite = tinySuite(catalogue);
const specs = specifyAll(suite);

function selected(selection: CellSelection): readonly string[] {
  return selectCells(specs, suite, selection).map(({ id }) => id);
}

describe('the cells that a selection holds', () => {
  for (const [name, selection, expected] of [
    ['without a word: all', {}, ['row-metrics/kubernetes', 'row-metrics/cilium', 'row-gate/kubernetes', 'health/cilium', 'health/calico']],
    ['of one engine', { engines: ['cilium'] }, ['row-metrics/cilium', 'health/cilium']],
    ['of one scenario, by its whole id', { scenarios: ['health'] }, ['health/cilium', 'health/calico']],
    ['of scenarios by a pattern', { scenarios: ['row-*'] }, ['row-metrics/kubernetes', 'row-metrics/cilium', 'row-gate/kubernetes']],
    ['of each of several scenarios', { scenarios: ['row-gate', 'h*'] }, ['row-gate/kubernetes', 'health/cilium', 'health/calico']],
    ['of one claim', { claims: ['row-metrics'] }, ['row-metrics/kubernetes', 'row-metrics/cilium']],
    ['of each of several claims', { claims: ['row-gate', 'health'] }, ['row-gate/kubernetes', 'health/cilium', 'health/calico']],
    ['whose id matches', { grep: /^row-.*\/k/ }, ['row-metrics/kubernetes', 'row-gate/kubernetes']],
    ['whose title matches', { grep: /^The .* Flagger$/ }, ['row-gate/kubernetes']],
    ['with a flow that matches', { grep: /^stranger → controller:health: as calico says$/ }, ['health/calico']],
    [
      'by all of it at once',
      { engines: ['cilium'], scenarios: ['row-*', 'health'], claims: ['health'], grep: /cilium/ },
      ['health/cilium'],
    ],
    ['of a shard', { shard: { index: 2, of: 2 } }, ['row-metrics/cilium', 'health/cilium']],
    ['of a shard of a selection', { claims: ['row-gate', 'health'], shard: { index: 2, of: 2 } }, ['health/cilium']],
  ] as const) {
    it(name, () => {
      assert.deepEqual(selected(selection), expected);
    });
  }

  it('are the specifications themselves', () => {
    assert.equal(selectCells(specs, suite, {})[0], specs[0]);
  });

  const list = 'npm run conformance -- list shows';
  for (const [name, selection, message] of [
    [
      'the scenario that there is not',
      { scenarios: ['row-*', 'row'] },
      `--scenario row: there is no such scenario; did you mean row-metrics? ${list} them.`,
    ],
    [
      'the engine that the suite has not',
      { engines: ['calicoo'] },
      `--engine calicoo: there is no such engine; did you mean calico? ${list} them.`,
    ],
    ['the claim that nothing here decides', { claims: ['health', 'restored'] }, `--claim restored: there is no such claim; ${list} them.`],
    ['nothing at all', { grep: /no such words/ }, `These flags select no cell at all; ${list} what there is.`],
    ['what no engine has', { scenarios: ['row-gate'], engines: ['calico'] }, `These flags select no cell at all; ${list} what there is.`],
    ['an empty shard', { claims: ['row-gate'], shard: { index: 2, of: 2 } }, `These flags select no cell at all; ${list} what there is.`],
  ] as const) {
    it(`are refused where they are ${name}`, async () => {
      assert.deepEqual(await refusalOf(() => selected(selection)), [3, message]);
    });
  }
});
