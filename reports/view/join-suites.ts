import { groupBy } from '../../harness/text/group-by.ts';
import type { ClaimInfo, SuiteInfo } from '../../harness/vocabulary/suite-info.ts';
import type { Table } from '../../harness/vocabulary/table.ts';

/**
 * Suites of several results as one, so that shards, legs and runs of different days can be told together. The one with the most claims
 * says the order; what only another one has follows.
 */
export function joinSuites(suites: readonly [SuiteInfo, ...SuiteInfo[]]): SuiteInfo {
  const ordered = suites.toSorted((a, b) => Object.keys(b.claims).length - Object.keys(a.claims).length);
  const { name } = ordered[0] ?? suites[0];
  return {
    name,
    engines: firstOfEach(ordered.flatMap(({ engines }) => engines)),
    claims: joinClaims(ordered.flatMap(({ claims }) => Object.entries(claims))),
    cast: {
      subjects: [...new Set(ordered.flatMap(({ cast }) => cast.subjects))],
      peers: firstOfEach(ordered.flatMap(({ cast }) => cast.peers)),
    },
    tables: [
      ...groupBy(
        ordered.flatMap(({ tables }) => tables),
        ({ id }) => id,
      ).values(),
    ].flatMap(joinTables),
  };
}

/** Older results know only the id of a claim: whoever has its sentence says it. */
function joinClaims(entries: readonly (readonly [string, ClaimInfo])[]): SuiteInfo['claims'] {
  return Object.fromEntries(
    [...groupBy(entries, ([id]) => id)].flatMap(([id, same]) => {
      const claims = same.map(([, claim]) => claim);
      const claim = claims.find(({ text }) => text !== id) ?? claims[0];
      return claim === undefined ? [] : [[id, claim]];
    }),
  );
}

function joinTables(tables: readonly Table[]): readonly Table[] {
  const rows = firstOfEach(tables.flatMap((table) => table.rows));
  return tables.slice(0, 1).map((table) => ({ ...table, rows }));
}

function firstOfEach<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return [...groupBy(items, ({ id }) => id).values()].flatMap((same) => same.slice(0, 1));
}
