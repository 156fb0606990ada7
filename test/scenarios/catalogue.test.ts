import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { claims } from '../../harness/scenario/claims.ts';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { planFlows } from '../../harness/plan/plan-flows.ts';
import { engines } from '../../scenarios/engines.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { egressTable, ingressTable } from '../../scenarios/tables/rows.ts';

const ports = { controller: { webhook: 9443, metrics: 8080, gate: 8082, health: 8081 }, apiserver: 6443 };
const cells = planCells(catalogue, 'abc123', { engines, matches: () => true });
const flowsOf = new Map(cells.map((cell) => [cell.id, planFlows(cell, ports, [4, 6])]));

describe('the catalogue', () => {
  it('imports every scenario file', async () => {
    const files = (await readdir('scenarios')).filter((file) => file.endsWith('.spec.ts')).sort();
    const source = await readFile('scenarios/catalogue.ts', 'utf8');
    const imported = [...source.matchAll(/import '\.\/(.*\.spec\.ts)';/g)].map(([, file]) => file);
    assert.deepEqual(imported.sort(), files);
  });

  for (const [id, claim] of Object.entries(claims)) {
    it(`decides the claim ${id} on every engine it speaks of`, () => {
      const decided = cells.filter(({ scenario }) => scenario.claim === id).map(({ engine }) => engine);
      assert.deepEqual(
        engines.filter((engine) => decided.includes(engine)),
        engines.filter((engine) => claim.engines.some((named) => named === engine)),
      );
    });
  }

  for (const row of [...ingressTable, ...egressTable]) {
    it(`shows the row ${row.id} allowed on every engine`, () => {
      for (const engine of engines) {
        const shown = cells.some(
          (cell) =>
            cell.engine === engine &&
            flowsOf.get(cell.id)?.some(({ expectation }) => expectation.row === row.id && expectation.verdict === 'allowed'),
        );
        assert.ok(shown, engine);
      }
    });
  }

  it('judges at least 300 distinct flows', () => {
    const distinct = [...flowsOf].flatMap(([cell, flows]) => flows.map(({ id }) => `${cell}: ${id}`));
    assert.equal(new Set(distinct).size, distinct.length);
    assert.ok(distinct.length >= 300, String(distinct.length));
  });

  it('denies something in every cell but those that are about nothing being denied', () => {
    const open = cells
      .filter(({ id }) => !flowsOf.get(id)?.some(({ expectation }) => expectation.verdict === 'denied'))
      .map(({ id }) => id);
    assert.deepEqual(
      open.filter((id) => !id.startsWith('off-by-default/')),
      [],
    );
  });

  it('never expects an address to be closed that a name of the same cell opens', () => {
    for (const [cell, flows] of flowsOf) {
      const opened = new Set(
        flows.filter(({ expectation }) => expectation.approach.kind === 'name').map(({ request }) => request.flow.destination),
      );
      const bare = flows.filter(
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
