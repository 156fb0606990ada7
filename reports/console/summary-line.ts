import { exitCodes } from '../../harness/judge/exit-codes.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { marks } from './outcome-mark.ts';

/** The whole result in one line, with what its exit code means. */
export function summaryLine({ run, summary }: Results): string {
  const kind = run.cluster.evidence === 'prediction' ? ' (PREDICTION ONLY, not a proof)' : '';
  const part = run.completeness === 'partial' ? ' (PARTIAL RUN)' : '';
  return `${marks[summary.outcome]} ${summary.outcome.toUpperCase()}${kind}${part}   exit code ${String(summary.exitCode)}: ${exitCodes[summary.exitCode]}`;
}
