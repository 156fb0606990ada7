import type { NamePattern } from '../ir/clause.ts';
import type { Rule } from '../ir/rule.ts';
import type { Ruleset } from '../ir/ruleset.ts';

/** How a name may be asked for. */
export type LookupProtocol = 'UDP' | 'TCP';

/**
 * The names whose lookups by a subject an enforcer reads: those that an allow rule of its egress policies for the protocol of
 * the lookup observes: a rule for UDP says nothing of lookups by TCP. Whether
 * the rule's other conditions let the lookup reach the DNS server is a question of the flow to that server.
 */
export function observedNames({ tiers }: Ruleset, subject: string, protocol: LookupProtocol): readonly NamePattern[] {
  return tiers
    .flatMap((tier) => tier.policies)
    .filter((policy) => policy.subjects.has(subject))
    .flatMap((policy) => policy.egress?.rules ?? [])
    .filter((rule) => rule.action === 'allow' && isOf(rule, protocol))
    .flatMap((rule) => rule.observesNames ?? []);
}

function isOf({ match }: Rule, protocol: LookupProtocol): boolean {
  return match.traffic === undefined || match.traffic.some((traffic) => traffic.kind === 'transport' && traffic.protocol === protocol);
}
