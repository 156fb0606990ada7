import { cellOutcome } from '../../harness/outcome/cell-outcome.ts';
import { exitCodes } from '../../harness/outcome/exit-codes.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { CellResult, Results } from '../../harness/vocabulary/results.ts';
import { describeCheck, describeFlowCase } from './describe-case.ts';
import { resultOf } from './result-of.ts';
import type { Case, Suite } from './suite.ts';

/** A suite for each cell, and one for the run as a whole where that needs a word. */
export function collectSuites(results: Results): readonly Suite[] {
  return [...runSuite(results), ...results.cells.map((cell) => cellSuite(results, cell))];
}

function cellSuite({ run }: Results, cell: CellResult): Suite {
  const { scenario, engine, claim, title, namespace } = cell;
  const { cluster, chart, tool } = run;
  const evidence = cluster.evidence === 'prediction' ? ' [PREDICTION ONLY: no packet was sent]' : '';
  return {
    name: `${scenario} × ${engine} × ${cluster.cni}${evidence}`,
    classname: `${scenario}.${engine}.${cluster.cni}`,
    startedAt: run.startedAt,
    properties: {
      claim,
      title,
      namespace,
      run: run.id,
      cluster: cluster.name,
      cni: cluster.cni,
      evidence: cluster.evidence,
      completeness: run.completeness,
      chart: `${chart.name} ${chart.version}`,
      chartDigest: chart.digest,
      tool: `${tool.name} ${tool.version}`,
    },
    cases: [...wholeCell(cell), ...cell.flows.map((flow) => describeFlowCase(cell, flow)), ...cell.checks.map(describeCheck)],
  };
}

/** What concerns the cell as a whole: a case of its own, or a cell that was never probed would look as if it had nothing to say. */
function wholeCell(cell: CellResult): readonly Case[] {
  const outcome = cellOutcome(cell);
  const items = [...cell.flows, ...cell.checks];
  const isExplained = cell.reason === undefined && items.some((item) => item.outcome === outcome);
  const isGood = outcome === 'ok' || outcome === 'deviates' || (outcome === 'skipped' && items.length > 0);
  if (isGood || isExplained) return [];
  const reason = cell.reason ?? 'nothing was judged in this cell';
  return [{ name: 'the cell as a whole', durationMs: 0, result: resultOf(outcome, 'cell', reason, reason) }];
}

function runSuite({ run, cells, summary }: Results): readonly Suite[] {
  const problems = [
    ...(run.problem === undefined ? [] : [run.problem]),
    ...(run.completeness === 'partial' ? ['the run was interrupted: what is reported holds, the rest is missing'] : []),
    ...(cells.length === 0 ? ['nothing was judged: the run has no cell'] : []),
    ...(run.problem === undefined && cells.length > 0 && cells.every((cell) => cellOutcome(cell) === 'skipped')
      ? ['nothing was judged: every cell was skipped']
      : []),
  ];
  const outcome: Outcome = 'inconclusive';
  const cases = problems.map((problem) => ({
    name: 'the run as a whole',
    durationMs: 0,
    result: resultOf(outcome, 'run', problem, `${problem}\nexit code ${String(summary.exitCode)}: ${exitCodes[summary.exitCode]}`),
  }));
  return cases.length === 0 ? [] : [{ name: 'run', classname: 'run', startedAt: run.startedAt, properties: { run: run.id }, cases }];
}
