import type { CellResult, CheckResult, FlowResult } from '../../harness/vocabulary/results.ts';
import type { SourceInfo } from '../../harness/vocabulary/source-info.ts';
import { describeFlow } from '../text/describe-flow.ts';
import { findingWords } from '../view/source-words.ts';
import { resultOf } from './result-of.ts';
import type { Case } from './suite.ts';

const label = 11;

/** A flow as a case: where it is not ok, with all five answers as text. */
export function describeFlowCase(cell: CellResult, flow: FlowResult, source: SourceInfo['kind']): Case {
  const attempts = Object.values(flow.observed).flatMap((observation) => observation.attempts);
  const message =
    flow.reason ??
    (flow.outcome === 'skipped'
      ? 'no reason given'
      : (flow.findings[0]?.text ?? `expected ${flow.declared ?? 'nothing'}, but it was ${flow.verdict}`));
  const facts = [
    ...describeFlow({ cell, flow }),
    ...flow.findings.map(({ kind, text }) => ['finding', `${findingWords(kind, source)}\n${text}`] as const),
  ];
  const text = facts.map(([name, value]) => `${name.padEnd(label)}${value.replaceAll('\n', `\n${' '.repeat(label)}`)}`).join('\n');
  return {
    name: flow.id,
    durationMs: attempts.reduce((sum, { durationMs }) => sum + durationMs, 0),
    result: differs(flow)
      ? { kind: 'passed', output: `as declared, but not as predicted\n${text}` }
      : resultOf(flow.outcome, flow.findings[0]?.kind ?? 'verdict', message, text),
  };
}

/** A flow that is ok although two of its answers disagree: CI shows what a passed case says only where it says something. */
function differs({ outcome, findings }: FlowResult): boolean {
  return outcome === 'ok' && findings.length > 0;
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
