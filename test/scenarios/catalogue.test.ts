import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { castOf } from '../../harness/plan/cast-of.ts';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { planFlows } from '../../harness/plan/plan-flows.ts';
import type { PlannedFlow } from '../../harness/plan/planned-flow.ts';
import { specifyAll } from '../../harness/suite/specify.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import type { Suite } from '../../harness/suite/suite.ts';
import { readSubjects } from '../../harness/world/read-subjects.ts';
import { claims } from '../../scenarios/claims.ts';
import { engines } from '../../scenarios/engines.ts';
import { egressTable, ingressTable } from '../../scenarios/tables/rows.ts';
import { outsideMocha } from '../../mocha/outside-mocha.ts';
import { firstSuite } from '../mocha/outside-mocha.ts';
import { sites } from '../plan/sites.ts';
import { deployment } from '../run/tiny-chart.ts';

/** The flows of a suite's cells, as if every mode of the controller were off or on. */
function flowsOf(suite: Suite): ReadonlyMap<string, readonly PlannedFlow[]> {
  const externals = Object.fromEntries(
    Object.entries(suite.peers).flatMap(([id, peer]) => (peer.kind === 'host' ? [[id, { id, addresses: peer.addresses }] as const] : [])),
  );
  const cells = planCells(specifyAll(suite), Object.keys(suite.engines), 'abc123');
  return new Map(
    cells.map((cell) => {
      const { namespace } = cell;
      const subjects = readSubjects([{ file: 'a.yaml', object: deployment }], { release: 'r', chart: 'c', namespace });
      const input = { cell, runId: 'abc123', suite, subjects, services: [], values: {}, sites: { ...sites, externals } };
      return [cell.id, planFlows(cell, castOf(input))] as const;
    }),
  );
}

describe('the catalogue', () => {
  let suite: Suite;
  let flows: ReadonlyMap<string, readonly PlannedFlow[]>;
  before(async () => {
    suite = await firstSuite();
    flows = flowsOf(suite);
  });

  it('holds the scenarios of every scenario file', async () => {
    const files = (await readdir('scenarios')).filter((file) => file.endsWith('.spec.ts'));
    assert.ok(files.length > 20);
    const known = new Set(suite.scenarios);
    for (const file of files) {
      const url = pathToFileURL(`scenarios/${file}`).href;
      const { default: exported } = (await outsideMocha(() => import(url))) as { readonly default: readonly Scenario[] };
      assert.ok(exported.length > 0 && exported.every((scenario) => known.delete(scenario)), file);
    }
    assert.deepEqual(
      [...known].map(({ id }) => id),
      [],
    );
  });

  for (const [id, claim] of Object.entries(claims)) {
    it(`decides the claim ${id} on every engine it speaks of`, () => {
      const decided = specifyAll(suite)
        .filter((spec) => spec.claim === id)
        .map(({ engine }) => engine);
      const spoken: readonly string[] = 'engines' in claim ? claim.engines : engines;
      assert.deepEqual(
        engines.filter((engine) => decided.includes(engine)),
        engines.filter((engine) => spoken.includes(engine)),
      );
    });
  }

  for (const row of [...ingressTable, ...egressTable]) {
    it(`shows the row ${row.id} allowed on every engine`, () => {
      for (const engine of engines) {
        const shown = [...flows].some(
          ([cell, planned]) =>
            cell.endsWith(`/${engine}`) &&
            planned.some(({ expectation }) => expectation.row === row.id && expectation.verdict === 'allowed'),
        );
        assert.ok(shown, engine);
      }
    });
  }

  it('judges at least 300 distinct flows', () => {
    const distinct = [...flows].flatMap(([cell, planned]) => planned.map(({ id }) => `${cell}: ${id}`));
    assert.equal(new Set(distinct).size, distinct.length);
    assert.ok(distinct.length >= 300, String(distinct.length));
  });

  it('denies something in every cell but those that are about nothing being denied', () => {
    const open = [...flows]
      .filter(([, planned]) => !planned.some(({ expectation }) => expectation.verdict === 'denied'))
      .map(([cell]) => cell);
    assert.deepEqual(
      open.filter((id) => !id.startsWith('off-by-default/')),
      [],
    );
  });

  it('never expects an address to be closed that a name of the same cell opens', () => {
    for (const [cell, planned] of flows) {
      const opened = new Set(
        planned.filter(({ expectation }) => expectation.approach.kind === 'name').map(({ request }) => request.flow.destination),
      );
      const bare = planned.filter(
        ({ expectation, request }) =>
          expectation.approach.kind === 'address' && expectation.verdict === 'denied' && opened.has(request.flow.destination),
      );
      assert.deepEqual(
        bare.map(({ id }) => `${cell}: ${id}`),
        [],
      );
    }
  });
});
