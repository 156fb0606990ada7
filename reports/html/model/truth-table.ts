import { worstOutcome } from '../../../harness/judge/cell.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import type { Phase } from '../../../harness/vocabulary/phase.ts';
import type { DecidedVerdict } from '../../../harness/vocabulary/verdict.ts';
import type { SuiteInfo } from '../../../harness/vocabulary/suite-info.ts';
import { enginesOf } from '../../view/field.ts';
import { declarations, type FilledLine, fillTables, undeclared } from '../../view/tables.ts';
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

/** A row of a table (or, beyond the tables, a destination) that is declared one way. */
export interface TableRow {
  readonly key: string;
  readonly name: string;
  readonly ports: readonly string[];
  /** A verdict, or what stands for none. */
  readonly declared: DecidedVerdict | typeof undeclared;
  readonly fields: readonly (TableField | undefined)[];
}

/** A truth table. */
export interface TruthTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

const beyond = ['ingress', 'egress'] as const;

/**
 * The suite's tables, and what a claim demands beyond them, by direction; those without a flow are left out.
 */
export function createTruthTables(
  suite: Pick<SuiteInfo, 'tables' | 'engines'>,
  flows: readonly FlowView[],
  by: TableColumns,
  phase: Phase,
): readonly TruthTable[] {
  const filled = fillTables(suite.tables, flows, ({ flow }) => flow);
  const inTables = new Set(filled.flatMap(({ lines }) => lines.flatMap(({ items }) => items)));
  const named = filled.length === 0 ? '' : 'Beyond the tables, ';
  const others = beyond.flatMap((direction) => {
    const held = flows.filter((view) => !inTables.has(view) && view.flow.direction === direction);
    return held.length === 0 ? [] : [{ title: capitalise(`${named}${direction}`), lines: linesOf(held) }];
  });
  return [...filled, ...others].map(({ title, lines }) => createTable(suite, title, lines, by, phase));
}

type Line = Pick<FilledLine<FlowView>, 'row' | 'name' | 'declared' | 'items'>;

/** Flows that no table holds, by their destination. */
function linesOf(flows: readonly FlowView[]): readonly Line[] {
  const byName = [...groupBy(flows, ({ flow }) => `to ${flow.destination}`)].toSorted(([a], [b]) => Number(a > b) - Number(a < b));
  return byName.flatMap(([name, ofName]) =>
    declarations
      .map((declared) => ({ row: name, name, declared, items: ofName.filter(({ flow }) => flow.declared === declared) }))
      .filter(({ items }) => items.length > 0),
  );
}

function createTable(suite: Pick<SuiteInfo, 'engines'>, title: string, lines: readonly Line[], by: TableColumns, phase: Phase): TruthTable {
  const columnOf = ({ cell, flow }: FlowView): string => (by === 'engine' ? cell.engine : flow.source);
  const views = lines.flatMap(({ items }) => items);
  const columns =
    by === 'engine'
      ? enginesOf(
          suite,
          views.map(({ cell }) => cell),
        )
      : [...new Set(views.map(columnOf))];
  const rows = lines.map(({ row, name, declared, items }) => {
    const byColumn = groupBy(items, columnOf);
    const fields = columns.map((column) => describeField(byColumn.get(column) ?? [], phase));
    return { key: `${row} ${declared ?? undeclared}`, name, ports: portsOf(items), declared: declared ?? undeclared, fields };
  });
  return { title, columns, rows };
}

function capitalise(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
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
