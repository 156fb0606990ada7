import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { selectedCells } from '../../mocha/selected-cells.ts';
import { allowed, denied } from '../../harness/scenario/expectation.ts';
import { tinyScenario } from '../run/tiny-chart.ts';
import { testsOf } from '../scenario/tests-of.ts';

const gate = tinyScenario({
  id: 'row-gate',
  title: 'The gate is open',
  engines: ['kubernetes', 'calico'],
  expect: (engine) => [allowed('flagger', 'controller:gate', `${engine} has a rule`), denied('stranger', 'controller:gate', 'no rule')],
});
const health = tinyScenario({ id: 'health', title: 'The kubelet may ask', engines: ['calico'] });
const scenarios = [gate, health];

function selected(grep?: string | RegExp): readonly string[] {
  const runner = new Mocha.Runner(testsOf(...scenarios).suite, { delay: false });
  if (grep !== undefined) runner.grep(new RegExp(grep), false);
  return selectedCells(runner, scenarios, 'abc').map(({ namespace }) => namespace);
}

describe('the cells that mocha probes', () => {
  for (const [name, grep, expected] of [
    ['all of them without --grep', undefined, ['npc-abc-row-gate-k', 'npc-abc-row-gate-a', 'npc-abc-health-a']],
    ['those of one scenario', /^row-gate: /, ['npc-abc-row-gate-k', 'npc-abc-row-gate-a']],
    ['those of one engine', / calico /, ['npc-abc-row-gate-a', 'npc-abc-health-a']],
    ['one, of which one test is chosen', /kubernetes flagger → controller:gate/, ['npc-abc-row-gate-k']],
    ['none where no test is chosen', /no such test/, []],
  ] as const) {
    it(`are ${name}`, () => {
      assert.deepEqual(selected(grep), expected);
    });
  }

  it('are of scenarios only, whatever else is tested', () => {
    const mocha = testsOf(health);
    const runner = new Mocha.Runner(mocha.suite, { delay: false });
    assert.deepEqual(
      selectedCells(runner, scenarios, 'abc').map(({ id }) => id),
      ['health/calico'],
    );
    assert.deepEqual(selectedCells(runner, [], 'abc'), []);
  });
});
