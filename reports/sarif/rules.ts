import type { ReportingDescriptor } from 'sarif';
import type { Cause } from '../causes/cause.ts';

/** The kinds of findings, as SARIF's rules. */
export const sarifRules = {
  'chart-defect': 'The chart or its documentation is wrong: what the tables declare is not what the rendered policies say.',
  'enforcer-deviation': 'The enforcer, or the model of it, is wrong: packets did not get what the rendered policies say.',
  'wrong-verdict': 'A flow got another verdict than the tables declare.',
  'failed-check': 'What the chart renders, or refuses, is not what the specification says.',
  'failed-cell': 'A scenario could not be judged as a whole: it does not render, is refused, or a phase did not hold.',
  inconclusive: 'Something could not be judged, which is never a proof.',
  'known-deviation': 'An enforcer is known to deviate from the dialect here.',
} as const;

/** Id of one of them. */
export type SarifRuleId = keyof typeof sarifRules;

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

/** All rules as SARIF describes them, in the order of {@link sarifRules}. */
export function describeRules(): ReportingDescriptor[] {
  return Object.entries(sarifRules).map(([id, text]) => ({ id, name: id, shortDescription: { text } }));
}
