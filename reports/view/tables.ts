import { groupBy } from '../../harness/text/group-by.ts';
import type { FlowResult } from '../../harness/vocabulary/results.ts';
import type { Table } from '../../harness/vocabulary/table.ts';
import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';

/** A table of the suite with what there are flows of. */
export interface FilledTable<Item> {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly FilledLine<Item>[];
}

/** The flows of a row that are declared one way. */
export interface FilledLine<Item> {
  readonly row: string;
  /** The row's id without what it has in common with the table's. */
  readonly name: string;
  /** Absent: nothing is declared of them. */
  readonly declared: DecidedVerdict | undefined;
  readonly items: readonly Item[];
  /** All flows of the row, however they are declared. */
  readonly ofRow: readonly Item[];
}

/** As lines of one row follow each other. */
export const declarations = ['allowed', 'denied', undefined] as const satisfies readonly (DecidedVerdict | undefined)[];

/** What stands where nothing is declared. */
export const undeclared = '–' as const;

/** Fill the suite's tables with flows, row by row; rows and tables without a flow are left out. */
export function fillTables<Item>(
  tables: readonly Table[],
  items: readonly Item[],
  flowOf: (item: Item) => Pick<FlowResult, 'row' | 'declared'>,
): readonly FilledTable<Item>[] {
  const byRow = groupBy(items, (item) => flowOf(item).row ?? '');
  return tables.flatMap(({ id, title, rows }) => {
    const lines = rows.flatMap((row) => {
      const ofRow = row.id === '' ? [] : (byRow.get(row.id) ?? []);
      const name = row.id.startsWith(`${id}/`) ? row.id.slice(id.length + 1) : row.id;
      return declarations
        .map((declared) => ({ row: row.id, name, declared, ofRow, items: ofRow.filter((item) => flowOf(item).declared === declared) }))
        .filter((line) => line.items.length > 0);
    });
    return lines.length === 0 ? [] : [{ id, title, lines }];
  });
}
