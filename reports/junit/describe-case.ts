import type { CellResult, CheckResult, FlowResult } from '../../harness/vocabulary/results.ts';
import { findingWords } from '../causes/finding-words.ts';
import { describeFlow } from '../text/describe-flow.ts';
import { resultOf } from './result-of.ts';
import type { Case } from './suite.ts';

const label = 11;

/** A flow as a case: where it is not ok, with all five answers as text. */
export function describeFlowCase(cell: CellResult, flow: FlowResult): Case {
  const attempts = Object.values(flow.observed).flatMap((observation) => observation.attempts);
  const message = flow.reason ?? (flow.outcome === 'skipped' ? 'no reason given' : `expected ${flow.declared}, but it was ${flow.verdict}`);
  const facts = [
    ...describeFlow({ cell, flow }),
    ...flow.findings.map(({ kind, text }) => ['finding', `${findingWords[kind]}\n${text}`] as const),
  ];
  const text = facts.map(([name, value]) => `${name.padEnd(label)}${value.replaceAll('\n', `\n${' '.repeat(label)}`)}`).join('\n');
  return {
    name: flow.id,
    durationMs: attempts.reduce((sum, { durationMs }) => sum + durationMs, 0),
    result: resultOf(flow.outcome, flow.findings[0]?.kind ?? 'verdict', message, text),
  };
}

/** A check as a case. */
export function describeCheck({ id, because, outcome, reason }: CheckResult): Case {
  const message = reason ?? (outcome === 'skipped' ? 'no reason given' : because);
  return {
    name: `check ${id}`,
    durationMs: 0,
    result: resultOf(outcome, 'check', message, `expected   ${because}\nsaw        ${message}`),
  };
}
