import { worstOutcome } from '../../../harness/judge/cell.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import { claimText, type Field, fieldOf } from '../../view/field.ts';
import type { Leg, Report } from './report.ts';

/** A column of the grid: an engine on a CNI. */
export interface GridColumn {
  readonly engine: string;
  readonly leg: Leg;
}

/** Where a claim and a column meet. */
export interface GridField extends Field {
  readonly column: GridColumn;
}

/** A claim on every engine and CNI; `undefined` where it does not apply. */
export interface GridRow {
  readonly claim: string;
  readonly text: string;
  readonly outcome: Outcome;
  readonly fields: readonly (GridField | undefined)[];
}

/** Claims × engines × CNIs. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
}

/** The grid of everything in the report, engine by engine, within each the CNIs side by side. */
export function createGrid({ legs, suite, engines, claims, cells }: Report): Grid {
  const columns = engines.flatMap((engine) =>
    legs.filter((leg) => leg.results.cells.some((cell) => cell.engine === engine)).map((leg) => ({ engine, leg })),
  );
  const byClaim = groupBy(cells, ({ cell }) => cell.claim);
  const rows = claims.map((claim) => {
    const ofClaim = byClaim.get(claim) ?? [];
    const fields = columns.map((column) => {
      const own = ofClaim.filter(({ cell, leg }) => cell.engine === column.engine && leg === column.leg);
      const field = fieldOf(own.map(({ cell }) => cell));
      return field === undefined ? undefined : { column, ...field };
    });
    return { claim, text: claimText(suite, claim), outcome: worstOutcome(ofClaim.map(({ outcome }) => outcome)), fields };
  });
  return { columns, rows };
}

/** Whether an engine's columns begin with a column. */
export function isFirstOfEngine(columns: readonly GridColumn[], index: number): boolean {
  return columns[index]?.engine !== columns[index - 1]?.engine;
}
