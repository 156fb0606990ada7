import { formatDecision } from '../../../harness/policy/format-decision.ts';
import type { Cause } from '../../causes/cause.ts';
import { groupCauses } from '../../causes/group-causes.ts';
import { findingWords } from '../../view/source-words.ts';
import { undeclared } from '../../view/tables.ts';
import { formatCountOf } from './format-count-of.ts';
import type { CellView, FlowView, Leg, Report } from './report.ts';

/** What lies behind one or many differences, as the page shows it. */
export interface CauseView {
  readonly key: string;
  readonly leg: Leg;
  readonly outcome: Cause['outcome'];
  /** What happened, in a sentence. */
  readonly title: string;
  /** How much of it: `5 flows`. */
  readonly extent: string;
  readonly engines: readonly string[];
  /** Who is to blame, where that is known. */
  readonly blame: readonly string[];
  /** The rule that the model says decides. */
  readonly rule?: string;
  readonly flows: readonly FlowView[];
  readonly cells: readonly CellView[];
}

/** Every cause in the report, results by results, from the worst. */
export function createCauses(report: Report): readonly CauseView[] {
  return report.legs.flatMap((leg) => {
    const flows = new Map(report.flows.filter((view) => view.leg === leg).map((view) => [view.flow, view]));
    const cells = new Map(report.cells.filter((view) => view.leg === leg).map((view) => [view.cell, view]));
    return groupCauses(leg.results.cells).map((cause, index) => describe(cause, leg, `${leg.label} ${String(index)}`, flows, cells));
  });
}

function describe(
  cause: Cause,
  leg: Leg,
  key: string,
  flowViews: ReadonlyMap<unknown, FlowView>,
  cellViews: ReadonlyMap<unknown, CellView>,
): CauseView {
  const common = { key, leg, outcome: cause.outcome };
  if (cause.kind === 'flows') {
    const [{ flow, cell }] = cause.flows;
    const step = flow.predicted?.decidedBy;
    return {
      ...common,
      title: flow.reason ?? flow.findings[0]?.text ?? `declared ${flow.declared ?? undeclared}, but ${flow.verdict}`,
      extent: formatCountOf(cause.flows.length, 'flow'),
      engines: [cell.engine],
      blame: flow.findings.map(({ kind }) => findingWords(kind, leg.results.run.source.kind)),
      ...(step?.policy === undefined ? {} : { rule: formatDecision(step) }),
      flows: cause.flows.flatMap((each) => flowViews.get(each.flow) ?? []),
      cells: [],
    };
  }
  const engines = [...new Set(cause.cells.map(({ engine }) => engine))];
  const cells = cause.cells.flatMap((cell) => cellViews.get(cell) ?? []);
  const extent = formatCountOf(cause.cells.length, 'cell');
  if (cause.kind === 'cells') return { ...common, title: cause.reason, extent, engines, blame: [], flows: [], cells };
  const { check } = cause;
  const title = `Check ${check.id}: ${check.reason ?? check.because}`;
  return { ...common, title, extent, engines, blame: [], flows: [], cells };
}
