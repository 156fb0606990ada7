import { formatPolicyRef } from '../../harness/policy/format-policy-ref.ts';
import type { TemplateLine } from '../../harness/vocabulary/results.ts';
import type { FlowInCell } from '../causes/cause.ts';
import type { Location } from './location.ts';

/**
 * The line of the chart's template that wrote the rule which decides a flow, or, where no rule decided, the line where the policy
 * begins; files are relative to the chart. Undefined where no policy of the chart decides.
 */
export function locateFlow({ cell, flow }: FlowInCell): Location | undefined {
  const { policy: decider, rule: path } = flow.predicted?.decidedBy ?? {};
  if (decider === undefined) return undefined;
  const policy = cell.policies.find(({ ref }) => ref === formatPolicyRef(decider));
  const rule = policy?.rules.find((candidate) => candidate.path === path);
  if (rule?.source !== undefined) return at(rule.source, 'rule');
  if (policy?.source !== undefined) return at(policy.source, 'policy');
  return decider.file.startsWith('templates/') ? { file: decider.file, precision: 'policy' } : undefined;
}

function at({ file, line }: TemplateLine, precision: Location['precision']): Location {
  return { file, line, precision };
}
