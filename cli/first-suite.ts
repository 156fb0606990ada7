import { externals } from '../harness/cast/externals.ts';
import { peers } from '../harness/cast/peers.ts';
import { type Claim, claims } from '../harness/scenario/claims.ts';
import type { Row } from '../harness/scenario/row.ts';
import { engines } from '../harness/vocabulary/engine.ts';
import type { SuiteInfo } from '../harness/vocabulary/suite-info.ts';
import type { Table } from '../harness/vocabulary/table.ts';
import { egressTable, ingressTable } from '../scenarios/tables/rows.ts';

/** What results say of this project's own suite. */
export const firstSuite: SuiteInfo = {
  name: 'scenarios',
  engines: engines.map((id) => ({ id, dialects: [id] })),
  claims: Object.fromEntries(
    Object.entries<Claim>(claims)
      // The order of the scenarios' files, which are named after them.
      .toSorted(([a], [b]) => (`${a}.` < `${b}.` ? -1 : 1))
      .map(([id, { text, engines: about }]) => [id, { text, ...(about.length < engines.length && { engines: about }) }]),
  ),
  cast: {
    subjects: ['controller'],
    peers: [
      ...Object.entries(peers).map(([id, { namespace }]) => ({ id, where: `namespace ${namespace}` })),
      ...Object.keys(externals).map((id) => ({ id, where: 'outside the cluster' })),
    ],
  },
  tables: [table('ingress', ingressTable), table('egress', egressTable)],
};

function table(id: string, rows: readonly Row[]): Table {
  return { id, title: `Required traffic: ${id} table`, rows: rows.map((row) => ({ id: row.id, title: row.title })) };
}
