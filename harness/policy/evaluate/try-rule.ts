import type { NamePattern } from '../ir/clause.ts';
import type { Match } from '../ir/rule.ts';
import type { Condition } from './condition.ts';
import type { Packet } from './packet.ts';
import { type Side, tryClause } from './try-clause.ts';
import { tryTraffic } from './try-traffic.ts';

/** A rule, tried on a flow. */
export interface TriedRule extends Condition {
  /** What did not match; nothing where the rule holds. */
  readonly broken: readonly string[];
}

/**
 * Try a rule on a flow: all its conditions must hold. The text says all that held, or the first that did not.
 * @param observed the names whose lookups by the source an enforcer reads
 */
export function tryRule(match: Match, packet: Packet, observed: readonly NamePattern[]): TriedRule {
  const conditions = [...tryFamily(match, packet), ...tryPeers(match, packet, observed), ...tryTraffic(match, packet)];
  const broken = conditions.filter(({ holds }) => !holds).map(({ text }) => text);
  const [first] = broken;
  const text = first ?? (conditions.map((condition) => condition.text).join('; ') || 'it matches every flow');
  return { holds: first === undefined, text, broken };
}

function tryFamily({ family }: Match, { flow }: Packet): Condition[] {
  if (family === undefined) return [];
  return [{ holds: family === flow.family, text: `the rule is for IPv${String(family)} and the flow is IPv${String(flow.family)}` }];
}

function tryPeers(match: Match, packet: Packet, observed: readonly NamePattern[]): Condition[] {
  const { source, destination } = sides(packet, observed);
  return [...match.source.map((clause) => tryClause(clause, source)), ...match.destination.map((clause) => tryClause(clause, destination))];
}

function sides({ source, destination, name }: Packet, observed: readonly NamePattern[]): { source: Side; destination: Side } {
  return {
    source: { role: 'source', endpoint: source.endpoint.id, address: source.address, observed },
    destination: {
      role: 'destination',
      endpoint: destination.endpoint.id,
      address: destination.address,
      observed,
      ...(name !== undefined && { name }),
    },
  };
}
