import { addresses } from '../../../harness/address/addresses.ts';
import type { Clause } from '../../../harness/policy/ir/clause.ts';
import type { DirectionRules, Policy } from '../../../harness/policy/ir/policy.ts';
import type { Match, Rule, RuleAction } from '../../../harness/policy/ir/rule.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';

/** A clause that some addresses match. */
export function among(texts: readonly string[], kind: 'in' | 'not in' = 'in'): Clause {
  return { kind: 'addresses', negated: kind === 'not in', set: addresses(texts), text: texts.join(' or ') };
}

/** A rule with some of its conditions. */
export function rule(path: string, action: RuleAction, match: Partial<Match> = {}, more: Partial<Rule> = {}): Rule {
  return { path, action, match: { source: [], destination: [], ...match }, ...more };
}

/** Rules of one direction that isolate, or do not. */
export function rules(isolation: 'isolates' | 'open', ...list: readonly Rule[]): DirectionRules {
  return { isolates: isolation === 'isolates', rules: list };
}

/** A policy of the pods with these ids. */
export function policy(name: string, subjects: readonly string[], directions: Pick<Policy, 'ingress' | 'egress'>): Policy {
  const ref = { apiVersion: 'example.com/v1', kind: 'Policy', namespace: 'ns', name, file: 'f' };
  return { ref, order: 1, subjects: new Set(subjects), ...directions };
}

/** Tiers in this order. */
export function ruleset(tiers: Readonly<Record<string, readonly Policy[]>>): Ruleset {
  return { tiers: Object.entries(tiers).map(([name, policies], order) => ({ name, order, policies })) };
}
