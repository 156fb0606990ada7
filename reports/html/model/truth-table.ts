import { worstOutcome } from '../../../harness/judge/worst-outcome.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import type { Phase } from '../../../harness/vocabulary/phase.ts';
import type { DecidedVerdict } from '../../../harness/vocabulary/verdict.ts';
import { observedIn } from './observed-in.ts';
import type { FlowView } from './report.ts';

/** What the columns of a truth table are. */
export type TableColumns = 'engine' | 'source';

/** Flows of one row and one column in one phase. */
export interface TableField {
  readonly outcome: Outcome;
  /** What was seen of those with the outcome. */
  readonly seen: string;
  /** Flows with the outcome, of those judged. */
  readonly affected: number;
  readonly judged: number;
  readonly flows: readonly FlowView[];
  /** The first flow with the outcome: where the field leads. */
  readonly worst: FlowView;
}

/** A line of the required traffic (or, beyond the tables, a destination) that is declared one way. */
export interface TableRow {
  readonly key: string;
  readonly name: string;
  readonly ports: readonly string[];
  readonly declared: DecidedVerdict;
  readonly fields: readonly (TableField | undefined)[];
}

/** A truth table. */
export interface TruthTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

const parts = [
  { title: 'Ingress table', holds: ({ flow }: FlowView) => flow.row?.startsWith('ingress/') === true },
  { title: 'Egress table', holds: ({ flow }: FlowView) => flow.row?.startsWith('egress/') === true },
  { title: 'Beyond the tables, ingress', holds: ({ flow }: FlowView) => flow.row === undefined && flow.direction === 'ingress' },
  { title: 'Beyond the tables, egress', holds: ({ flow }: FlowView) => flow.row === undefined && flow.direction === 'egress' },
] as const;

/** The ingress table, the egress table, and what a claim demands beyond them; those without a flow are left out. */
export function createTruthTables(flows: readonly FlowView[], by: TableColumns, phase: Phase): readonly TruthTable[] {
  return parts.flatMap(({ title, holds }) => {
    const held = flows.filter(holds);
    return held.length === 0 ? [] : [createTable(title, held, by, phase)];
  });
}

function createTable(title: string, flows: readonly FlowView[], by: TableColumns, phase: Phase): TruthTable {
  const columnOf = ({ cell, flow }: FlowView): string => (by === 'engine' ? cell.engine : flow.source);
  const columns = [...new Set(flows.map(columnOf))];
  const rows = [...groupBy(flows, (view) => `${nameOf(view)} ${view.flow.declared}`)].flatMap(([key, ofRow]) => {
    const [first] = ofRow;
    if (first === undefined) return [];
    const byColumn = groupBy(ofRow, columnOf);
    const fields = columns.map((column) => describeField(byColumn.get(column) ?? [], phase));
    return [{ key, name: nameOf(first), ports: portsOf(ofRow), declared: first.flow.declared, fields }];
  });
  return { title, columns, rows: rows.toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name)) };
}

function nameOf({ flow }: FlowView): string {
  return flow.row ?? `to ${flow.destination}`;
}

function portsOf(flows: readonly FlowView[]): readonly string[] {
  return [...new Set(flows.map(({ flow }) => `${String(flow.port)}/${flow.protocol}`))];
}

function describeField(flows: readonly FlowView[], phase: Phase): TableField | undefined {
  const views = flows.map((view) => ({ view, ...observedIn(view.flow, phase) }));
  const outcome = worstOutcome(views.map((each) => each.outcome));
  const affected = views.filter((each) => each.outcome === outcome);
  const [first] = affected;
  if (first === undefined) return undefined;
  const judged = views.filter((each) => each.outcome !== 'skipped').length;
  return { outcome, seen: first.seen, affected: affected.length, judged, flows, worst: first.view };
}
