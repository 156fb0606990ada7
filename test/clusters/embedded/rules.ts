import { addresses } from '../../../harness/address/addresses.ts';
import type { AddressSet } from '../../../harness/address/address-set.ts';
import { parseCidr } from '../../../harness/address/parse-cidr.ts';
import { union } from '../../../harness/address/union.ts';
import type { CellPolicies } from '../../../harness/cluster/cluster.ts';
import type { AddressClause, NameClause } from '../../../harness/policy/ir/clause.ts';
import type { DirectionRules, Policy } from '../../../harness/policy/ir/policy.ts';
import type { Match, Rule, RuleAction } from '../../../harness/policy/ir/rule.ts';
import type { Tier } from '../../../harness/policy/ir/tier.ts';
import type { PortMatch, Traffic } from '../../../harness/policy/ir/traffic.ts';
import { wildcardName } from '../../../harness/policy/name-pattern.ts';

/** Addresses and CIDRs as a clause. */
export function among(texts: readonly string[], negated: 'is' | 'is not' = 'is'): AddressClause {
  return { kind: 'addresses', negated: negated === 'is not', set: setOf(texts), text: texts.join(', ') || 'nothing' };
}

function setOf(texts: readonly string[]): AddressSet {
  return union(...texts.map((text) => parseCidr(text) ?? addresses([text])));
}

/** Names as a clause; `*` stands for one label or more. */
export function named(pattern: string, learnedBy: NameClause['learnedBy']): NameClause {
  return { kind: 'names', patterns: [wildcardName(pattern, '.+')], learnedBy, text: pattern };
}

/** TCP or UDP on ports: a number, a range `[first, last]`. */
export function transport(protocol: 'TCP' | 'UDP', ...wanted: readonly (number | readonly [number, number])[]): Traffic {
  const ports = wanted.map((port): PortMatch => {
    const [first, last] = typeof port === 'number' ? [port, port] : port;
    return { kind: 'range', first, last };
  });
  return { kind: 'transport', protocol, ...(ports.length > 0 && { ports }) };
}

/** A rule that matches everything that the given conditions do not exclude. */
export function rule(path: string, action: RuleAction, match: Partial<Match> = {}): Rule {
  return { path, action, match: { source: [], destination: [], ...match } };
}

/** Rules of a direction. */
export function isolating(...rules: readonly Rule[]): DirectionRules {
  return { isolates: true, rules };
}

/** Rules of a direction that deny nothing by themselves. */
export function open(...rules: readonly Rule[]): DirectionRules {
  return { isolates: false, rules };
}

/** A policy of the namespace `a`. */
export function policy(name: string, subjects: readonly string[], directions: Pick<Policy, 'ingress' | 'egress'>, order = 0): Policy {
  const ref = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace: 'a', name, file: 'test' };
  return { ref, order, subjects: new Set(subjects), ...directions };
}

/** A tier. */
export function tier(name: string, order: number, ...policies: readonly Policy[]): Tier {
  return { name, order, policies };
}

/** One cell that holds these tiers. */
export function cell(...tiers: readonly Tier[]): CellPolicies {
  return { cell: 'cell', manifests: [], ruleset: { tiers } };
}
