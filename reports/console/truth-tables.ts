import { worstOutcome } from '../../harness/judge/worst-outcome.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import type { Engine } from '../../harness/vocabulary/engine.ts';
import type { FlowResult } from '../../harness/vocabulary/results.ts';
import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';
import { drawGrid } from './draw-grid.ts';
import { enginesOf, headOf } from './engine-heads.ts';
import { heading } from './heading.ts';
import { marks, paintOutcome } from './outcome-mark.ts';
import type { Page } from './page.ts';

interface RowFlow extends FlowResult {
  readonly engine: Engine;
  readonly row: string;
}

const verdicts = ['allowed', 'denied'] as const satisfies readonly DecidedVerdict[];

/** Columns that the table needs with the rows' ports beside their names. */
const roomForPorts = 100;

/** The ingress and the egress table of required traffic: row × engine, what was observed against what is declared. */
export function renderTruthTables(page: Page): readonly string[] {
  const flows = page.results.cells.flatMap(({ engine, flows: all }) =>
    all.flatMap((flow) => (flow.row === undefined ? [] : [{ ...flow, engine, row: flow.row }])),
  );
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    renderTable(
      page,
      direction,
      flows.filter(({ row }) => row.startsWith(`${direction}/`)),
    ),
  );
}

function renderTable(page: Page, direction: string, flows: readonly RowFlow[]): readonly string[] {
  const { results, paint, width } = page;
  if (flows.length === 0) return [];
  const engines = enginesOf(results);
  const portColumns = width < roomForPorts ? 0 : 1;
  const rows = [...groupBy(flows, ({ row }) => row)].flatMap(([row, ofRow]) =>
    verdicts
      .filter((declared) => ofRow.some((flow) => flow.declared === declared))
      .map((declared, index) => {
        const cells = engines.map((engine) =>
          describeFlows(
            ofRow.filter((flow) => flow.engine === engine && flow.declared === declared),
            paint,
          ),
        );
        const [name, ...ports] = index === 0 ? [row.slice(direction.length + 1), portsOf(ofRow)] : ['', ''];
        return [name, ...ports.slice(0, portColumns).map(paint.dim), declared, ...cells];
      }),
  );
  const saw = results.run.cluster.evidence === 'prediction' ? 'predicted, not observed' : 'observed';
  return [
    ...heading(page, `REQUIRED TRAFFIC: ${direction.toUpperCase()} TABLE`, `declared, and what was ${saw}`),
    ...drawGrid(
      [['', ...Array<string>(portColumns).fill(''), 'declared', ...engines.map(headOf)].map(paint.dim), ...rows],
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
