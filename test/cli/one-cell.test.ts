import assert from 'node:assert/strict';
import { oneCell } from '../../../cli/commands/one-cell.ts';
import { defaultScenario } from '../../../cli/flags/shared-flags.ts';
import { tinyScenario } from '../../run/tiny-chart.ts';
import { refusalOf } from '../refusal-of.ts';

const first = tinyScenario({ id: 'first', engines: ['cilium', 'calico'] });
const second = tinyScenario({ id: 'second' });

describe('the cell that one scenario and one engine name', () => {
  it('is that of the scenario', () => {
    assert.deepEqual(oneCell([first, second], 'second', 'kubernetes', 'abc'), {
      id: 'second/kubernetes',
      scenario: second,
      engine: 'kubernetes',
      namespace: 'npc-abc-second-k',
      turn: 0,
    });
  });

  it('is that of the first one of a file, where none is named', () => {
    assert.equal(oneCell([first, second], defaultScenario, 'calico', 'abc').id, 'first/calico');
    const own = tinyScenario({ id: defaultScenario });
    assert.equal(oneCell([second, own], defaultScenario, 'kubernetes', 'abc').scenario, own);
  });

  it('is refused where there is no such scenario', async () => {
    for (const [scenarios, id] of [
      [[first, second], 'third'],
      [[], defaultScenario],
    ] as const) {
      const message = `--scenario ${id}: there is no such scenario; npm run conformance -- list shows them.`;
      assert.deepEqual(await refusalOf(() => oneCell(scenarios, id, 'cilium', 'abc')), [3, message]);
    }
  });

  it('is refused where the scenario is not about the engine, with those that it is about', async () => {
    assert.deepEqual(await refusalOf(() => oneCell([first, second], 'first', 'kubernetes', 'abc')), [
      3,
      '--scenario first is not about engine kubernetes; it is about cilium, calico.',
    ]);
  });
});
