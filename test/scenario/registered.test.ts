import assert from 'node:assert/strict';
import { gatheredCell, gatheredResults, keepGathered } from '../../harness/scenario/gathered.ts';
import { register, registeredScenarios } from '../../harness/scenario/registered.ts';
import { sharedState } from '../../harness/scenario/shared-state.ts';
import { buildCell, buildResults } from '../reports/build-results.ts';
import { tinyScenario } from '../run/tiny-chart.ts';

const own = ['zz-registered-first', 'zz-registered-second'];

describe('declared scenarios', () => {
  afterEach(() => {
    for (const id of own) sharedState.scenarios.delete(id);
  });

  it('are known in the order of declaration, each once', () => {
    const [first, second] = own.map((id) => tinyScenario({ id }));
    assert.ok(first && second);
    register(first);
    register(second);
    assert.deepEqual(registeredScenarios().slice(-2), [first, second]);
    assert.throws(() => {
      register(first);
    }, new Error('two scenarios have the id zz-registered-first'));
  });

  it("have an id that can be part of a namespace's name", () => {
    for (const id of ['', 'A', '1a', '-a', 'a_b', 'a b', 'a'.repeat(41), 'é'])
      assert.throws(
        () => {
          register(tinyScenario({ id }));
        },
        { message: `scenario id ${JSON.stringify(id)}: use at most 40 of a-z, 0-9 and -` },
      );
    const longest = `z${'9'.repeat(38)}-`;
    register(tinyScenario({ id: longest }));
    assert.equal(sharedState.scenarios.delete(longest), true);
  });
});

describe('what a run gathered for mocha', () => {
  // The run that serves the scenarios' own tests: it is not there yet while this file loads.
  let gathered: typeof sharedState.gathered;
  beforeEach(() => {
    ({ gathered } = sharedState);
  });
  afterEach(() => {
    sharedState.gathered = gathered;
  });

  it('is found by the id of the cell', () => {
    const cell = buildCell();
    const results = buildResults([buildCell({ id: 'other/cilium' }), cell]);
    keepGathered(results);
    assert.equal(gatheredResults(), results);
    assert.equal(gatheredCell(cell.id), cell);
    assert.throws(() => gatheredCell('x/cilium'), /^Error: no results for x\/cilium: run mocha with this project's \.mocharc\.json/);
  });

  it('says what stopped the run where there is nothing, or that there was none', () => {
    keepGathered(buildResults([], { problem: 'no nft' }));
    assert.throws(() => gatheredCell('x/cilium'), new Error('no nft'));
    sharedState.gathered = undefined;
    assert.throws(() => gatheredCell('x/cilium'), /no results for x\/cilium/);
  });
});
