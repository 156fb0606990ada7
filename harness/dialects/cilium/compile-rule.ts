import type { NamePattern } from '../../policy/ir/clause.ts';
import type { Rule } from '../../policy/ir/rule.ts';
import type { Traffic } from '../../policy/ir/traffic.ts';
import { fqdnPattern } from './fqdn-pattern.ts';
import { groundPeers } from './ground-peers.ts';
import { groundIcmp, groundPort } from './ground-traffic.ts';
import type { PeerContext } from './peer-context.ts';
import type { CiliumPortRule } from './port-schema.ts';
import type { CiliumRule } from './rule-schema.ts';

/** Where a rule stands in its policy. */
export interface RulePlace {
  readonly direction: 'ingress' | 'egress';
  readonly action: 'allow' | 'deny';
  readonly path: string;
}

/** Traffic of a rule, or of one item of its `toPorts`. */
interface Part {
  readonly path: string;
  /** Absent: any. */
  readonly traffic?: readonly Traffic[];
  readonly observesNames?: readonly NamePattern[];
}

/**
 * One rule, as one rule of the model; an item of `toPorts` with DNS rules is a rule of its own. A rule that names neither
 * peers nor traffic matches nothing, it only isolates. Source: `mergeL4Filter` of Cilium 1.20 (`pkg/policy/rule.go`).
 */
export function compileRule(context: PeerContext, rule: CiliumRule, { direction, action, path }: RulePlace): Rule[] {
  const peers = groundPeers(context, rule, path);
  const source = direction === 'ingress' ? peers : [];
  const destination = direction === 'egress' ? peers : [];
  const parts = splitTraffic(context, rule, path);
  const matching = parts.length > 0 ? parts : [peers.length > 0 ? { path } : { path, traffic: [] }];
  return matching.map(({ traffic, observesNames, ...part }) => ({
    path: part.path,
    action,
    match: { source, destination, ...(traffic && { traffic }) },
    ...(observesNames && { observesNames }),
  }));
}

function splitTraffic({ world }: PeerContext, { toPorts = [], icmps = [] }: CiliumRule, path: string): Part[] {
  const groundPorts = ({ ports = [] }: CiliumPortRule): Traffic[] => ports.flatMap((port) => groundPort(world, port));
  const plain = toPorts.filter((item) => dnsRules(item).length === 0);
  const icmp = icmps.flatMap(({ fields = [] }) => fields.map(groundIcmp));
  const proxied = toPorts.flatMap((item, index) => {
    if (dnsRules(item).length === 0) return [];
    const place = toPorts.length === 1 ? path : `${path}.toPorts[${String(index)}]`;
    return [{ path: place, traffic: groundPorts(item), observesNames: dnsRules(item).map(fqdnPattern) }];
  });
  const rest = plain.length + icmps.length === 0 ? [] : [{ path, traffic: [...plain.flatMap(groundPorts), ...icmp] }];
  return [...rest, ...proxied];
}

function dnsRules({ rules }: CiliumPortRule): NonNullable<NonNullable<CiliumPortRule['rules']>['dns']> {
  return rules?.dns ?? [];
}
