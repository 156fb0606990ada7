import assert from 'node:assert/strict';
import { oneCell } from '../../cli/one-cell.ts';
import { tinyScenario, tinySuite } from '../run/tiny-chart.ts';
import { refusalOf } from './refusal-of.ts';

const first = tinyScenario({ id: 'first', engines: ['cilium', 'calico'] });
const second = tinyScenario({ id: 'second' });
const suite = tinySuite([first, second]);

function idOf(scenario: string | undefined, engine?: string, of = suite): string {
  return oneCell(of, { scenario, engine }).id;
}

describe('the cell that one scenario and one engine name', () => {
  it('is that of the scenario, on its first engine where none is named', () => {
    assert.equal(idOf('second', 'kubernetes'), 'second/kubernetes');
    assert.equal(idOf('first', 'calico'), 'first/calico');
    assert.equal(idOf('first'), 'first/cilium');
  });

  it("is that of the suite's example where none is named, or of its first", () => {
    assert.equal(idOf(undefined), 'first/cilium');
    assert.equal(idOf(undefined, undefined, { ...suite, example: 'second' }), 'second/kubernetes');
  });

  it('is refused where there is no such scenario', async () => {
    for (const [scenarios, id] of [
      [[first, second], 'third'],
      [[], 'first'],
    ] as const)
      assert.deepEqual(await refusalOf(() => idOf(id, 'cilium', tinySuite(scenarios))), [
        3,
        `--scenario ${id}: there is no such scenario; npm run conformance -- list shows them.`,
      ]);
  });

  it('is refused where the suite has no scenario at all', async () => {
    assert.deepEqual(await refusalOf(() => idOf(undefined, undefined, tinySuite([]))), [
      3,
      'The suite tiny has no scenario, so there is no cell to look at.',
    ]);
  });

  it('is refused where the scenario is not about the engine, with those that it is about', async () => {
    assert.deepEqual(await refusalOf(() => idOf('first', 'kubernetes')), [
      3,
      '--scenario first is not about engine kubernetes; it is about cilium, calico.',
    ]);
  });
});
