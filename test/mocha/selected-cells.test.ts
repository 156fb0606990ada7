import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { selectedCells } from '../../mocha/selected-cells.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import { tinyScenario } from '../run/tiny-chart.ts';
import { suiteEngines } from '../../scenarios/suite-engines.ts';
import { testsOf } from './tests-of.ts';

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
  return selectedCells(runner, { engines: suiteEngines, scenarios }).map(({ id }) => id);
}

describe('the cells that mocha probes', () => {
  for (const [name, grep, expected] of [
    ['all of them without --grep', undefined, ['row-gate/kubernetes', 'row-gate/calico', 'health/calico']],
    ['those of one scenario', /^row-gate: /, ['row-gate/kubernetes', 'row-gate/calico']],
    ['those of one engine', / calico /, ['row-gate/calico', 'health/calico']],
    ['one, of which one test is chosen', /kubernetes flagger → controller:gate/, ['row-gate/kubernetes']],
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
      selectedCells(runner, { engines: suiteEngines, scenarios }).map(({ id }) => id),
      ['health/calico'],
    );
    assert.deepEqual(selectedCells(runner, { engines: suiteEngines, scenarios: [] }), []);
  });
});
