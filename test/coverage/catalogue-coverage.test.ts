import assert from 'node:assert/strict';
import { findRuleUses } from '../../harness/coverage/find-rule-uses.ts';
import type { RuleUse } from '../../harness/coverage/rule-use.ts';
import { weighRuleUses } from '../../harness/coverage/weigh-rule-uses.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import { firstSuite } from '../mocha/outside-mocha.ts';
import { gatheredIn } from '../../mocha/gathered.ts';

describe('the flows of the catalogue', () => {
  it("exercise every rule that this project's chart renders", async function () {
    const cells = await wholeCatalogue(this);
    const { unexercised, rendered, vacuous } = weighRuleUses(findRuleUses(cells));
    assert.deepEqual(unexercised.map(describeRule), []);
    assert.ok(rendered >= 100, `only ${String(rendered)} rules were rendered`);
    assert.deepEqual([...new Set(vacuous.map(({ engine, yaml }) => `${engine} ${yaml.trim()}`))], ['cilium {}']);
  });

  it('leave a rule unexercised as soon as the flows for it are taken away', async function () {
    const cells = await wholeCatalogue(this);
    const withoutGate = cells.map((cell) => ({ ...cell, flows: cell.flows.filter(({ id }) => !id.includes('→ controller:18082/')) }));
    const { unexercised } = weighRuleUses(findRuleUses(withoutGate));
    assert.deepEqual(
      unexercised.map(({ engine, cells: [cell] }) => [engine, cell]),
      ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'].map((engine) => [engine, `custom-ports/${engine}`]),
    );
  });
});

/** What the global setup probed, where that was everything; with `--grep` it is not, and says nothing about the rest. */
async function wholeCatalogue(test: Mocha.Context): Promise<readonly CellResult[]> {
  const cells = gatheredIn(test)?.cells ?? [];
  const { scenarios } = await firstSuite();
  const expected = scenarios.reduce((count, { engines }) => count + engines.length, 0);
  if (cells.length < expected) test.skip();
  return cells;
}

function describeRule({ engine, direction, cells, yaml }: RuleUse): string {
  return `${engine}, ${direction}, in ${cells.join(', ')}:\n${yaml}`;
}
