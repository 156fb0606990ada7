import { formatPolicyRef } from '../../../harness/policy/format-policy-ref.ts';
import { decidingSteps } from '../../../harness/policy/evaluate/deciding-steps.ts';
import type { TraceStep } from '../../../harness/vocabulary/prediction.ts';
import type { CellResult, FlowResult, RenderedPolicy } from '../../../harness/vocabulary/results.ts';
import { findRuleLines, type LineRange } from './rule-lines.ts';

/** A policy of a flow's cell, with the lines that decide the flow. */
export interface MarkedPolicy {
  readonly policy: RenderedPolicy;
  readonly lines: readonly LineRange[];
  /** What they do, e.g. `spec.egress[5] allows it`; none where the policy does not decide. */
  readonly notes: readonly string[];
}

/** The policies of a cell. Of an allowed flow a rule on each side can decide: what lets it out, and what lets it in. */
export function markPolicies({ policies }: CellResult, { predicted }: FlowResult): readonly MarkedPolicy[] {
  const steps = predicted === undefined ? [] : decidingSteps(predicted);
  return policies.map((policy) => {
    const ofPolicy = steps.filter((step) => step.policy !== undefined && formatPolicyRef(step.policy) === policy.ref);
    return {
      policy,
      lines: ofPolicy.flatMap(({ rule }) => findRuleLines(policy.yaml, rule) ?? []),
      notes: ofPolicy.map((step) => describeStep(step, policy)),
    };
  });
}

function describeStep({ rule, tier, effect, direction }: TraceStep, { rules }: RenderedPolicy): string {
  const does = effect === 'deny' ? 'denies' : 'allows';
  if (rule !== undefined) {
    const source = rules.find((each) => each.path === rule && each.direction === direction)?.source;
    return `${rule} ${does} it${source === undefined ? '' : ` (${source.file}:${String(source.line)})`}`;
  }
  return `selects the pod for ${direction}, and no rule matches: end of tier ${tier ?? '?'} ${does} it`;
}
