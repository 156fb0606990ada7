import { type Phase, phases } from '../../../harness/vocabulary/phase.ts';
import type { CellView, FlowView, Report } from './report.ts';
import type { TableColumns } from './truth-table.ts';

/** What a claim's page shows, as the address says, or where it does not, what most needs looking at. */
export interface ClaimSelection {
  /** Cells of the claim in the chosen results, all engines. */
  readonly cells: readonly CellView[];
  readonly leg: string;
  readonly legs: readonly string[];
  readonly scenario: string;
  readonly scenarios: readonly string[];
  readonly engines: readonly string[];
  /** The cell that the picture and the details are about. */
  readonly chosen: CellView;
  readonly phase: Phase;
  readonly by: TableColumns;
  /** Flows that the tables are made from. */
  readonly tableFlows: readonly FlowView[];
  /** Flows of the chosen cell. */
  readonly cellFlows: readonly FlowView[];
}

const fromWorst = ['failed', 'inconclusive', 'deviates', 'ok', 'skipped'];

/** Read the settings of a claim's page. @returns undefined where there is no such claim */
export function selectOfClaim(report: Report, claim: string, settings: Readonly<Record<string, string>>): ClaimSelection | undefined {
  const ofClaim = report.cells.filter(({ cell }) => cell.claim === claim);
  const fits = narrow(narrow(narrow(ofClaim, settings['leg'], legOf), settings['engine'], engineOf), settings['scenario'], scenarioOf);
  const chosen = fits.toSorted((a, b) => fromWorst.indexOf(a.outcome) - fromWorst.indexOf(b.outcome))[0];
  if (chosen === undefined) return undefined;
  const cells = ofClaim.filter(({ leg }) => leg === chosen.leg);
  const by = settings['by'] === 'source' ? 'source' : 'engine';
  const tableCells = cells.filter(
    ({ cell }) => cell.scenario === chosen.cell.scenario && (by === 'engine' || cell.engine === chosen.cell.engine),
  );
  const flowsOf = (views: readonly CellView[]): readonly FlowView[] => {
    const held = new Set(views.map(({ cell }) => cell));
    return report.flows.filter(({ cell }) => held.has(cell));
  };
  return {
    cells,
    leg: chosen.leg.label,
    legs: unique(ofClaim.map(legOf)),
    scenario: chosen.cell.scenario,
    scenarios: unique(cells.map(scenarioOf)),
    engines: report.engines.filter((engine) => cells.some(({ cell }) => cell.scenario === chosen.cell.scenario && cell.engine === engine)),
    chosen,
    phase: phases.find((phase) => phase === settings['phase']) ?? 'enforced',
    by,
    tableFlows: flowsOf(tableCells),
    cellFlows: flowsOf([chosen]).toSorted((a, b) => fromWorst.indexOf(a.flow.outcome) - fromWorst.indexOf(b.flow.outcome)),
  };
}

/** The views that have a value; all of them where none has. */
function narrow(views: readonly CellView[], value: string | undefined, read: (view: CellView) => string): readonly CellView[] {
  const held = views.filter((view) => read(view) === value);
  return held.length === 0 ? views : held;
}

function legOf({ leg }: CellView): string {
  return leg.label;
}

function engineOf({ cell }: CellView): string {
  return cell.engine;
}

function scenarioOf({ cell }: CellView): string {
  return cell.scenario;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
