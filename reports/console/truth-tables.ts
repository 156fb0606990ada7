import { worstOutcome } from '../../harness/judge/cell.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import type { FlowResult } from '../../harness/vocabulary/results.ts';
import { enginesOf } from '../view/field.ts';
import { type FilledTable, fillTables, undeclared } from '../view/tables.ts';
import { breakName } from '../view/break-name.ts';
import { drawGrid } from './draw-grid.ts';
import { heading } from './heading.ts';
import { marks, paintOutcome } from './outcome-mark.ts';
import type { Page } from './page.ts';

interface RowFlow extends FlowResult {
  readonly engine: string;
}

/** Columns that the table needs with the rows' ports beside their names. */
const roomForPorts = 100;

/** The suite's tables: row × engine, what was observed against what is declared. */
export function renderTruthTables(page: Page): readonly string[] {
  const { suite, cells } = page.results;
  const flows = cells.flatMap(({ engine, flows: all }) => all.map((flow): RowFlow => ({ ...flow, engine })));
  return fillTables(suite.tables, flows, (flow) => flow).flatMap((table) => renderTable(page, table));
}

function renderTable(page: Page, { title, lines }: FilledTable<RowFlow>): readonly string[] {
  const { results, paint, width } = page;
  const engines = enginesOf(results.suite, results.cells);
  const portColumns = width < roomForPorts ? 0 : 1;
  const rows = lines.map(({ row, name, declared, items, ofRow }, index) => {
    const cells = engines.map((engine) =>
      describeFlows(
        items.filter((flow) => flow.engine === engine),
        paint,
      ),
    );
    const [head, ...ports] = lines[index - 1]?.row === row ? ['', ''] : [name, portsOf(ofRow)];
    return [head, ...ports.slice(0, portColumns).map(paint.dim), declared ?? undeclared, ...cells];
  });
  const saw = results.run.cluster.evidence === 'prediction' ? 'predicted, not observed' : 'observed';
  return [
    ...heading(page, title.toUpperCase(), `declared, and what was ${saw}`),
    ...drawGrid(
      [
        ['', ...Array<string>(portColumns).fill(''), 'declared', ...engines.map((engine) => breakName(engine).join('\n'))].map(paint.dim),
        ...rows,
      ],
      portColumns + 2,
      width,
    ),
    '',
  ];
}

function describeFlows(flows: readonly RowFlow[], paint: Page['paint']): string {
  const judged = flows.filter(({ outcome }) => outcome !== 'skipped');
  if (flows.length === 0) return paint.dim('·');
  const outcome = worstOutcome(flows.map((flow) => flow.outcome));
  const worst = judged.filter((flow) => flow.outcome === outcome);
  const seen = worst[0]?.verdict;
  const text =
    outcome === 'skipped' || seen === undefined
      ? outcome
      : `${outcome === 'ok' ? '' : `${String(worst.length)}/`}${String(judged.length)} ${shortVerdict(seen)}`;
  return paintOutcome(paint, outcome, `${marks[outcome]} ${text}`);
}

function shortVerdict(verdict: FlowResult['verdict']): string {
  return verdict === 'inconclusive' ? 'unknown' : verdict;
}

/** The usual ports of a row's flows: those half as frequent as the most frequent one, for scenarios try other numbers as well. */
function portsOf(flows: readonly RowFlow[]): string {
  const groups = [...groupBy(flows, ({ protocol, port }) => `${String(port)}/${protocol}`)];
  const most = Math.max(...groups.map(([, group]) => group.length));
  return groups
    .filter(([, group]) => group.length * 2 >= most)
    .map(([port]) => port)
    .join(' ');
}
