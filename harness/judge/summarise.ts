import type { CellResult, RunInfo, Summary } from '../vocabulary/results.ts';
import { cellOutcome } from './cell-outcome.ts';
import { countOutcomes } from './count-outcomes.ts';
import { exitCodeOf } from './exit-code.ts';
import { worstOutcome } from './worst-outcome.ts';

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
