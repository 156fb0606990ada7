import { isUnpredicted } from '../../../harness/judge/flow.ts';
import { worstOutcome } from '../../../harness/judge/cell.ts';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import { groupCauses } from '../../causes/group-causes.ts';
import { formatCount } from './format-count.ts';
import { formatCountOf } from './format-count-of.ts';
import type { CellView, Report } from './report.ts';

/** What the page leads with. */
export interface Verdict {
  /** How the page looks. */
  readonly outcome: Outcome;
  /** What decided: the gate, or the run. */
  readonly kicker: string;
  /** A few words. */
  readonly headline: string;
  /** One sentence. */
  readonly why: string;
  /** Further reasons. */
  readonly more: readonly string[];
  /** What must not be overlooked: no packets were sent, the run is incomplete, the run was stopped. */
  readonly warnings: readonly string[];
}

const headlines: Readonly<Record<Outcome, string>> = {
  ok: 'The policies do what is declared',
  deviates: 'The policies do what is declared, with known deviations',
  failed: 'The policies do not do what is declared',
  inconclusive: 'Not proven: not everything could be judged',
  skipped: 'Nothing was judged',
};

/** The verdict of all results together, with its reason in one sentence. */
export function describeVerdict(report: Report): Verdict {
  const { legs, gate } = report;
  const outcome = worstOutcome(legs.map(({ results }) => results.summary.outcome));
  const why = explain(report, outcome);
  const warnings = legs.flatMap((leg) => warningsOf(leg, why).map((text) => (legs.length === 1 ? text : `${leg.label}: ${text}`)));
  const runs = legs.length === 1 ? 'run' : 'runs';
  if (gate === undefined)
    return { outcome, kicker: `Outcome of the ${runs}: ${outcome}`, headline: headlineOf(report, outcome), why, more: [], warnings };
  const closed = gate.verdict === 'closed';
  // A requirement is a statement ("there are results for …"): alone it would say the opposite of what is the case.
  const [first, ...others] = gate.reasons.map(({ requirement, found }) => endSentence(`Not met: ${requirement}. Found: ${found}`));
  const further = others.length === 0 ? [] : [`${formatCountOf(others.length, 'more reason')}, below.`];
  return {
    outcome: closed ? 'failed' : outcome === 'ok' ? 'ok' : 'deviates',
    kicker: `Release gate · ${runs}: ${outcome}`,
    headline: closed ? 'Gate closed' : 'Gate open',
    why: first ?? (closed ? why : 'Everything that the policy asks for is proven.'),
    more: [...further, ...(first !== undefined || outcome !== 'ok' ? [why] : [])],
    warnings,
  };
}

/** A run without a verdict judged nothing, and a prediction proves nothing, however well it turns out. */
function headlineOf({ legs, cells, flows }: Report, outcome: Outcome): string {
  if (outcome === 'inconclusive' && !cells.some(hasJudgement)) return 'Not proven: nothing was judged';
  const predicted = legs.every(({ results }) => results.run.cluster.evidence === 'prediction');
  if (outcome !== 'ok') return headlines[outcome];
  if (flows.length > 0 && flows.every(({ flow }) => flow.declared === undefined))
    return predicted ? 'Predicted, not proven: nothing is declared' : 'Nothing is declared; this is what the policies do';
  return predicted ? 'Predicted, not proven: the policies say what is declared' : headlines.ok;
}

function hasJudgement({ cell }: CellView): boolean {
  return [...cell.flows, ...cell.checks].some((item) => item.outcome !== 'skipped' && item.outcome !== 'inconclusive');
}

function explain(report: Report, outcome: Outcome): string {
  const judged = report.flows.filter(({ flow }) => flow.outcome !== 'skipped' && flow.outcome !== 'inconclusive').length;
  const affected = report.flows.filter(({ flow }) => flow.outcome === outcome);
  switch (outcome) {
    case 'ok':
      return explainSuccess(report, judged);
    case 'deviates':
      if (affected.length === 0) return explainWithoutFlows(report);
      return `Nothing failed; ${formatCountOf(affected.length, 'flow')} of ${formatCount(judged)} went another way, as the CNI is known to do.`;
    case 'failed':
      return explainByFlow(report, affected, `went against what is declared`);
    case 'inconclusive':
      return explainByFlow(report, affected, `could not be judged`);
    case 'skipped':
      return endSentence(report.cells.find(({ cell }) => cell.reason !== undefined)?.cell.reason ?? 'no reason was given');
  }
}

function explainSuccess({ legs, cells, flows }: Report, judged: number): string {
  const checks = cells.flatMap(({ cell }) => cell.checks).filter((check) => check.outcome === 'ok').length;
  if (judged === 0) return `No flow was judged; ${checks === 1 ? 'the one check holds' : `all ${formatCountOf(checks, 'check')} hold`}.`;
  const all = judged === 1 ? 'The one judged flow' : `All ${formatCount(judged)} judged flows`;
  const differing = flows.filter(({ flow }) => isUnpredicted(flow)).length;
  const but = differing === 0 ? '' : ` ${formatCount(differing)} of them went otherwise than predicted.`;
  const declared = flows.filter(({ flow }) => flow.declared !== undefined).length;
  if (legs.some(({ results }) => results.run.cluster.evidence === 'prediction'))
    return `${all} went as declared or, where no packet was sent, ${judged === 1 ? 'is' : 'are'} predicted to.${but}`;
  if (declared === 0) return `${all} connected before the policies and after them; nothing is declared.${but}`;
  const went = declared === flows.length ? 'went as declared' : 'went as declared where something is';
  return `${all} ${went}, and connected before the policies and after them.${but}`;
}

/** Of a matrix there are many; the grid has them all. */
const shownPlaces = 4;

function explainByFlow(report: Report, affected: Report['flows'], said: string): string {
  const [first] = affected;
  if (first === undefined) return explainWithoutFlows(report);
  const places = [...new Set(affected.map(({ cell, leg }) => `${cell.engine} on ${leg.label}`))];
  const where = [
    ...places.slice(0, shownPlaces),
    ...(places.length > shownPlaces ? [`and ${String(places.length - shownPlaces)} more`] : []),
  ].join(', ');
  const reason = first.flow.reason ?? 'no reason was given';
  return endSentence(`${formatCountOf(affected.length, 'flow')} ${said} (${where}), such as ${first.flow.id}: ${reason}`);
}

function explainWithoutFlows({ legs, cells }: Report): string {
  const problem = legs.map(({ results }) => results.run.problem).find((each) => each !== undefined);
  if (problem !== undefined) return endSentence(problem);
  const cause = groupCauses(cells.map(({ cell }) => cell))[0];
  switch (cause?.kind) {
    case 'check':
      return endSentence(
        `The check ${cause.check.id} is ${cause.outcome} in ${formatCountOf(cause.cells.length, 'cell')}: ${cause.check.reason ?? cause.check.because}`,
      );
    case 'cells':
      return endSentence(`${formatCountOf(cause.cells.length, 'cell')} as a whole: ${cause.reason}`);
    case 'flows':
    case undefined:
      return cells.length === 0 ? 'The run has no cells.' : 'The run is not complete.';
  }
}

/** @param why what is said anyway */
function warningsOf({ results: { run } }: Report['legs'][number], why: string): readonly string[] {
  return [
    ...(run.cluster.evidence === 'prediction' ? ['Prediction only. No packet was sent; this is not a proof.'] : []),
    ...(run.completeness === 'partial' ? ['Partial run. It was interrupted; what is here holds, the rest is missing.'] : []),
    ...(run.problem === undefined || endSentence(run.problem) === why ? [] : [run.problem]),
  ];
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
