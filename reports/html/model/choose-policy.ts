import { formatPolicyRef } from '../../../harness/policy/format-policy-ref.ts';
import type { CellResult, FlowResult, RenderedPolicy } from '../../../harness/vocabulary/results.ts';
import { findRuleLines, type LineRange } from './rule-lines.ts';

/** The policy that the model says decides a flow, and the lines of it that do. */
export interface DecidingPolicy {
  readonly policy: RenderedPolicy;
  readonly lines: LineRange | undefined;
  readonly note: string;
}

/** Find it in the cell. @returns undefined where no policy decided, or the cell does not hold it */
export function choosePolicy({ policies }: CellResult, { predicted }: FlowResult): DecidingPolicy | undefined {
  const step = predicted?.decidedBy;
  if (step?.policy === undefined) return undefined;
  const ref = formatPolicyRef(step.policy);
  const policy = policies.find((each) => each.ref === ref);
  if (policy === undefined) return undefined;
  const lines = findRuleLines(policy.yaml, step.rule);
  const note =
    step.rule === undefined ? `it selects the pod and none of its rules match: end of tier ${step.tier ?? '?'}` : `${step.rule} decides`;
  return { policy, lines, note };
}
