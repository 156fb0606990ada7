import { union } from '../../address/union.ts';
import type { World } from '../../vocabulary/world.ts';
import type { AddressClause, Clause, NameClause } from '../../policy/ir/clause.ts';
import type { Rule, RuleAction } from '../../policy/ir/rule.ts';
import { exactName, wildcardName } from '../../policy/name-pattern.ts';
import { groundPeer } from './ground-peer.ts';
import { groundProtocol } from './ground-protocol.ts';
import type { Peer, RuleFields } from './schema.ts';

/** An item of `spec.ingress` or `spec.egress`. */
export interface RuleSource extends RuleFields {
  readonly world: World;
  readonly direction: 'ingress' | 'egress';
  readonly index: number;
  readonly peers: readonly Peer[];
}

/** `*` stands for one or more whole labels. Source: network-policy-api, `DomainName`. */
const oneOrMoreLabels = '[^.]+(?:\\.[^.]+)*';

const actions = { Accept: 'allow', Deny: 'deny', Pass: 'pass' } as const satisfies Record<RuleFields['action'], RuleAction>;

/**
 * Peers are alternatives: those with addresses become one rule, each list of domain names one more (`spec.egress[0].to[2]`);
 * all have the same action, so their order does not matter.
 */
export function compileRule(source: RuleSource): readonly Rule[] {
  const path = `spec.${source.direction}[${String(source.index)}]`;
  const addressed = joinPeers(source);
  return [
    ...(addressed === undefined ? [] : [buildRule(source, path, addressed)]),
    ...source.peers.flatMap(({ domainNames }, index) => {
      return domainNames === undefined ? [] : [buildRule(source, `${path}.to[${String(index)}]`, nameClause(domainNames))];
    }),
  ];
}

function buildRule({ world, direction, action, protocols }: RuleSource, path: string, clause: Clause): Rule {
  return {
    path,
    action: actions[action],
    match: {
      source: direction === 'ingress' ? [clause] : [],
      destination: direction === 'egress' ? [clause] : [],
      ...(protocols && { traffic: protocols.flatMap((protocol) => groundProtocol(world, protocol)) }),
    },
  };
}

function joinPeers({ world, peers }: RuleSource): AddressClause | undefined {
  const grounded = peers.map((peer) => groundPeer(world, peer)).filter((peer) => peer !== undefined);
  if (grounded.length === 0) return undefined;
  const text = grounded.map((peer) => peer.text).join(' or ');
  return { kind: 'addresses', negated: false, set: union(...grounded.map(({ set }) => set)), text };
}

function nameClause(names: readonly string[]): NameClause {
  const patterns = names.map((name) => (name.startsWith('*.') ? wildcardName(name, oneOrMoreLabels) : exactName(name)));
  return { kind: 'names', patterns, learnedBy: 'any-lookup', text: names.join(' or ') };
}
