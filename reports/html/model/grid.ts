import { worstOutcome } from '../../../harness/judge/worst-outcome.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import type { Engine } from '../../../harness/vocabulary/engine.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import { claimText } from './order-claims.ts';
import type { CellView, Leg, Report } from './report.ts';

/** A column of the grid: an engine on a CNI. */
export interface GridColumn {
  readonly engine: Engine;
  readonly leg: Leg;
}

/** Where a claim and a column meet. */
export interface GridField {
  readonly column: GridColumn;
  readonly outcome: Outcome;
  /** Flows and checks that have the outcome, of those judged; none of them: the cell has it as a whole. */
  readonly affected: number;
  readonly judged: number;
  readonly reason?: string;
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
export function createGrid({ legs, engines, claims, cells }: Report): Grid {
  const columns = engines.flatMap((engine) =>
    legs.filter((leg) => leg.results.cells.some((cell) => cell.engine === engine)).map((leg) => ({ engine, leg })),
  );
  const byClaim = groupBy(cells, ({ cell }) => cell.claim);
  const rows = claims.map((claim) => {
    const ofClaim = byClaim.get(claim) ?? [];
    const fields = columns.map((column) =>
      describeField(
        column,
        ofClaim.filter(({ cell, leg }) => cell.engine === column.engine && leg === column.leg),
      ),
    );
    return { claim, text: claimText(claim), outcome: worstOutcome(ofClaim.map(({ outcome }) => outcome)), fields };
  });
  return { columns, rows };
}

function describeField(column: GridColumn, cells: readonly CellView[]): GridField | undefined {
  if (cells.length === 0) return undefined;
  const outcome = worstOutcome(cells.map((view) => view.outcome));
  const judged = cells.flatMap(({ cell }) => [...cell.flows, ...cell.checks]).filter((item) => item.outcome !== 'skipped');
  const reason = cells.find((view) => view.outcome === outcome)?.cell.reason;
  return {
    column,
    outcome,
    affected: judged.filter((item) => item.outcome === outcome).length,
    judged: judged.length,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A field in a few characters: `12`, `1/9`, `cell`, `skipped`. */
export function fieldText({ outcome, affected, judged }: GridField): string {
  if (outcome === 'skipped') return 'skipped';
  if (outcome === 'ok') return String(judged);
  return affected === 0 ? 'cell' : `${String(affected)}/${String(judged)}`;
}

/** Whether an engine's columns begin with a column. */
export function isFirstOfEngine(columns: readonly GridColumn[], index: number): boolean {
  return columns[index]?.engine !== columns[index - 1]?.engine;
}
