import type { ReportingDescriptor } from 'sarif';
import type { SourceInfo } from '../../harness/vocabulary/source-info.ts';
import type { Cause } from '../causes/cause.ts';
import { sourceNoun } from '../view/source-words.ts';

/** Ids of the kinds of findings, as SARIF's rules. */
export const sarifRuleIds = [
  'source-defect',
  'enforcer-deviation',
  'wrong-verdict',
  'failed-check',
  'failed-cell',
  'inconclusive',
  'known-deviation',
] as const;

/** One of them. */
export type SarifRuleId = (typeof sarifRuleIds)[number];

/** The rule that a cause is a result of. */
export function ruleOf(cause: Cause): SarifRuleId {
  if (cause.outcome === 'deviates') return 'known-deviation';
  if (cause.outcome === 'inconclusive') return 'inconclusive';
  switch (cause.kind) {
    case 'flows':
      return cause.flows[0].flow.findings[0]?.kind ?? 'wrong-verdict';
    case 'check':
      return 'failed-check';
    case 'cells':
      return 'failed-cell';
  }
}

/** All rules as SARIF describes them, in the order of {@link sarifRuleIds}. */
export function describeRules(source: SourceInfo['kind']): ReportingDescriptor[] {
  return sarifRuleIds.map((id) => ({ id, name: id, shortDescription: { text: describeRule(id, sourceNoun(source)) } }));
}

function describeRule(id: SarifRuleId, noun: string): string {
  switch (id) {
    case 'source-defect':
      return `The ${noun}, or what is declared of it, is wrong: what is declared is not what the rendered policies say.`;
    case 'enforcer-deviation':
      return 'The enforcer, or the model of it, is wrong: packets did not get what the rendered policies say.';
    case 'wrong-verdict':
      return 'A flow got another verdict than is declared.';
    case 'failed-check':
      return `What the ${noun} renders, or refuses, is not what the suite says.`;
    case 'failed-cell':
      return 'A scenario could not be judged as a whole: it does not render, is refused, or a phase did not hold.';
    case 'inconclusive':
      return 'Something could not be judged, which is never a proof.';
    case 'known-deviation':
      return 'An enforcer is known to deviate from the dialect here.';
  }
}
