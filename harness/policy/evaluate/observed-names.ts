import type { NamePattern } from '../ir/clause.ts';
import type { Ruleset } from '../ir/ruleset.ts';

/**
 * The names whose lookups by a subject an enforcer reads: those that an allow rule of its egress policies observes. Whether
 * the rule's other conditions let the lookup reach the DNS server is a question of the flow to that server.
 */
export function observedNames({ tiers }: Ruleset, subject: string): readonly NamePattern[] {
  return tiers
    .flatMap((tier) => tier.policies)
    .filter((policy) => policy.subjects.has(subject))
    .flatMap((policy) => policy.egress?.rules ?? [])
    .filter((rule) => rule.action === 'allow')
    .flatMap((rule) => rule.observesNames ?? []);
}
