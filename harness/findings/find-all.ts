import type { FindingContext } from './context.ts';
import type { Finding } from './finding.ts';
import { rules as registry } from './registry.ts';
import type { Rule } from './rule.ts';

/** What rules find in a source, in the order of the rules. */
export function findAll(context: FindingContext, rules: readonly Rule[] = registry): readonly Finding[] {
  return rules.flatMap(({ id, severity, source, find }) =>
    find(context).map((found): Finding => ({ severity, source, ...found, rule: id })),
  );
}

/** Whether a finding is an error: what it says is certain, and it opens or cuts off. All others are warnings. */
export function isError({ severity, certainty }: Pick<Finding, 'severity' | 'certainty'>): boolean {
  return certainty.kind === 'certain' && (severity === 'open by accident' || severity === 'cut off by accident');
}
