import type { NamePattern } from '../ir/clause.ts';
import type { Rule } from '../ir/rule.ts';
import type { Ruleset } from '../ir/ruleset.ts';

const everyName: NamePattern = { text: '*', regex: /^/ };

/** How a name may be asked for. */
export type LookupProtocol = 'UDP' | 'TCP';

/**
 * The names whose lookups by a subject an enforcer reads: those that an allow rule of its egress policies for the protocol of
 * the lookup observes. A rule for UDP says nothing of lookups by TCP. Where no policy isolates the subject for egress, lookups of
 * other names are read and let through as well. Whether the rule's other conditions let the lookup reach the DNS server is a
 * question of the flow to that server.
 * Source: `createL4Filter` of Cilium 1.20 (`pkg/policy`), `ensureWildcard`; its documentation ("Policy Enforcement Modes") still
 * warns of drops there.
 */
export function observedNames({ tiers }: Ruleset, subject: string, protocol: LookupProtocol): readonly NamePattern[] {
  const selecting = tiers.flatMap((tier) => tier.policies).filter((policy) => policy.subjects.has(subject));
  const observed = selecting
    .flatMap((policy) => policy.egress?.rules ?? [])
    .filter((rule) => rule.action === 'allow' && isOf(rule, protocol))
    .flatMap((rule) => rule.observesNames ?? []);
  const isIsolated = selecting.some(({ egress }) => egress?.isolates === true);
  return observed.length === 0 || isIsolated ? observed : [...observed, everyName];
}

function isOf({ match }: Rule, protocol: LookupProtocol): boolean {
  return match.traffic === undefined || match.traffic.some((traffic) => traffic.kind === 'transport' && traffic.protocol === protocol);
}
