import type { Outcome } from '../vocabulary/outcome.ts';
import type { CellResult, RunInfo, Summary } from '../vocabulary/results.ts';
import type { ExitCode } from '../vocabulary/user-error.ts';
import { cellOutcome, worstOutcome } from './cell.ts';

/**
 * Counts, outcome and exit code of a run. A run that was interrupted, that a problem stopped, or in which nothing was judged
 * is inconclusive at best. `probes` counts one flow in one phase as one, however many attempts it took.
 */
export function summarise(cells: readonly CellResult[], run: Pick<RunInfo, 'completeness' | 'problem'>): Summary {
  const outcomes = cells.map(cellOutcome);
  const flows = cells.flatMap((cell) => cell.flows);
  const checks = cells.flatMap((cell) => cell.checks);
  const judged = worstOutcome(outcomes);
  const whole = run.completeness === 'complete' && run.problem === undefined && judged !== 'skipped';
  const outcome = whole ? judged : worstOutcome([judged, 'inconclusive']);
  return {
    outcome,
    exitCode: exitCodeOf(outcome),
    cells: countOutcomes(outcomes),
    flows: countOutcomes(flows.map((flow) => flow.outcome)),
    checks: countOutcomes(checks.map((check) => check.outcome)),
    probes: flows.reduce((sum, flow) => sum + Object.keys(flow.observed).length, 0),
  };
}

/** How many there are of each outcome; every outcome is present, with 0 where there is none. */
export function countOutcomes(outcomes: Iterable<Outcome>): Record<Outcome, number> {
  const counts = { ok: 0, failed: 0, inconclusive: 0, deviates: 0, skipped: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

/** The exit code that a run's outcome ends the process with. A known deviation is shown and does not fail the run. */
export function exitCodeOf(outcome: Outcome): Exclude<ExitCode, 3> {
  switch (outcome) {
    case 'ok':
    case 'deviates':
      return 0;
    case 'failed':
      return 1;
    case 'inconclusive':
    case 'skipped':
      return 2;
  }
}

/**
 * The negative control of a run: with policies applied, at least one flow must be denied, or every "allowed" is what a
 * cluster without any enforcer shows as well.
 * @param control what became of a flow, beside the run's own, that a policy had to deny; undefined where there was none
 * @returns what is missing, in words; undefined where a denial was seen, or where no packet was sent at all
 */
export function findUnprovenEnforcement(cells: readonly CellResult[], control?: 'denied' | 'not denied'): string | undefined {
  const probed = cells.flatMap((cell) => cell.flows).filter(({ observed }) => observed.enforced !== undefined);
  if (probed.length === 0 || control === 'denied' || probed.some(({ verdict }) => verdict === 'denied')) return undefined;
  return control === 'not denied' || probed.some(({ declared, predicted }) => (declared ?? predicted?.verdict) === 'denied')
    ? 'No flow was denied with the policies applied: this cluster does not enforce network policies.'
    : 'No flow of this run is expected to be denied, so nothing shows that the cluster enforces policies at all: select a scenario with a denial as well.';
}

/**
 * Whether a whole suite says anything of the policies: some flow has to be decided by one of them, allowed by a rule or denied for want of
 * one. Else it would be green without them.
 * @returns what is missing, in words; undefined where a policy decided, or no flow was judged
 */
export function findIdlePolicies(cells: readonly CellResult[]): string | undefined {
  const judged = cells.flatMap((cell) => cell.flows).filter(({ outcome, predicted }) => outcome !== 'skipped' && predicted !== undefined);
  const isDecided = judged.some(({ predicted }) => predicted?.trace.some(({ policy }) => policy !== undefined));
  return judged.length === 0 || isDecided
    ? undefined
    : 'No policy decided any flow of this suite: it would look the same without policies. Declare a flow to a port that a rule opens, or one that a policy denies.';
}
