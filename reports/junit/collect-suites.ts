import { cellOutcome } from '../../harness/judge/cell.ts';
import { exitCodes } from '../../harness/judge/exit-codes.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { CellResult, Results } from '../../harness/vocabulary/results.ts';
import { nameWithVersion } from '../../harness/vocabulary/name-source.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { describeCheck, describeFlowCase } from './describe-case.ts';
import { resultOf } from './result-of.ts';
import type { Case, Suite } from './suite.ts';

/**
 * A suite for each cell, and one for each leg's run as a whole where that needs a word. Names end in the CNI; where that does
 * not tell the legs apart, in the leg's whole name.
 */
export function collectSuites(legs: Legs): readonly Suite[] {
  const cnis = new Set(legs.map(({ run }) => run.cluster.cni));
  return legs.flatMap((leg) => {
    const where = cnis.size === legs.length ? leg.run.cluster.cni : legName(leg);
    return [...runSuite(leg, legs.length === 1 ? 'run' : `run × ${where}`), ...leg.cells.map((cell) => cellSuite(leg, cell, where))];
  });
}

function cellSuite({ run, suite }: Results, cell: CellResult, where: string): Suite {
  const { scenario, engine, claim, title, namespace } = cell;
  const { cluster, source, tool } = run;
  const evidence = cluster.evidence === 'prediction' ? ' [PREDICTION ONLY: no packet was sent]' : '';
  return {
    name: `${scenario} × ${engine} × ${where}${evidence}`,
    classname: `${scenario}.${engine}.${where}`,
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
      suite: suite.name,
      [source.kind]: nameWithVersion(source),
      sourceDigest: source.digest,
      tool: `${tool.name} ${tool.version}`,
    },
    cases: [...wholeCell(cell), ...cell.flows.map((flow) => describeFlowCase(cell, flow, source.kind)), ...cell.checks.map(describeCheck)],
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

function runSuite({ run, cells, summary }: Results, name: string): readonly Suite[] {
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
  return cases.length === 0 ? [] : [{ name, classname: 'run', startedAt: run.startedAt, properties: { run: run.id }, cases }];
}
