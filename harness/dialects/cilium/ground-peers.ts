import { emptyAddressSet } from '../../address/address-set.ts';
import { union } from '../../address/union.ts';
import { formatLabelSelector } from '../../selector/format-label-selector.ts';
import type { LabelSelector } from '../../selector/label-selector.ts';
import type { AddressClause, Clause } from '../../policy/ir/clause.ts';
import { type FqdnSelector, fqdnPattern } from './fqdn-pattern.ts';
import { groundCidrItem } from './ground-cidr-item.ts';
import { groundCidrRule, unnamedAddresses } from './ground-cidrs.ts';
import { groundEntity } from './ground-entity.ts';
import { groundService } from './ground-service.ts';
import type { Grounded } from './grounded.ts';
import type { PeerContext } from './peer-context.ts';
import { satisfies } from './requirement.ts';
import type { CiliumRule } from './rule-schema.ts';
import { impliedNamespaceOf, scopePeer } from './scope-selector.ts';

/**
 * The conditions on the peer of a rule's flows: none where the rule names no peers. An empty list of endpoints, CIDRs or
 * entities is a list that selects nobody; an empty list of Services or names is as good as absent.
 * Source: Cilium API, `IngressCommonRule`, `EgressCommonRule`; `pkg/policy/utils/parserules.go` of Cilium 1.20.
 * @param path of the rule, for errors
 */
export function groundPeers(context: PeerContext, rule: CiliumRule, path: string): readonly Clause[] {
  const { toServices = [], toFQDNs = [] } = rule;
  const lists = [
    groundEndpoints(context, rule),
    groundCidrs(context, rule),
    groundCidrSet(context, rule, path),
    groundEntities(context, rule),
  ];
  const given = lists.filter((list) => list !== undefined);
  return [
    ...(given.length === 0 ? [] : [oneOf(given.some((list) => list.length === 0) ? [] : given.flat())]),
    ...(toServices.length === 0 ? [] : [oneOf(toServices.map((service) => groundService(context, service)))]),
    ...(toFQDNs.length === 0 ? [] : groundNames(context, toFQDNs)),
  ];
}

function groundEndpoints({ identities, scope }: PeerContext, rule: CiliumRule): Grounded[] | undefined {
  return (rule.fromEndpoints ?? rule.toEndpoints)?.map((selector) => {
    const requirements = scopePeer(selector, scope);
    const selected = identities.filter(({ labels }) => satisfies(labels, requirements));
    return { set: union(...selected.map(({ set }) => set)), text: formatEndpoints(selector, impliedNamespaceOf(selector, scope)) };
  });
}

function formatEndpoints(selector: LabelSelector, namespace: string | undefined): string {
  const labels = formatLabelSelector(selector);
  const endpoints = labels === 'all' ? 'all endpoints' : `endpoints ${labels}`;
  return namespace === undefined ? endpoints : `${endpoints} in namespace ${namespace}`;
}

function groundCidrs({ world, settings }: PeerContext, rule: CiliumRule): Grounded[] | undefined {
  return (rule.fromCIDR ?? rule.toCIDR)?.map((cidr) => ({ set: groundCidrRule(world, settings, cidr), text: cidr }));
}

function groundCidrSet(context: PeerContext, rule: CiliumRule, path: string): Grounded[] | undefined {
  const field = rule.fromCIDRSet === undefined ? 'toCIDRSet' : 'fromCIDRSet';
  return rule[field]?.map((item, index) => groundCidrItem(context, item, `${path}.${field}[${String(index)}]`));
}

function groundEntities({ identities }: PeerContext, rule: CiliumRule): Grounded[] | undefined {
  return (rule.fromEntities ?? rule.toEntities)?.map((entity) => groundEntity(entity, identities));
}

function oneOf(items: readonly Grounded[]): AddressClause {
  const clause = { kind: 'addresses', negated: false } as const;
  if (items.length === 0) return { ...clause, set: emptyAddressSet, text: 'nobody (an empty list)' };
  return { ...clause, set: union(...items.map(({ set }) => set)), text: items.map(({ text }) => text).join(' or ') };
}

function groundNames({ world, settings }: PeerContext, selectors: readonly FqdnSelector[]): Clause[] {
  const patterns = selectors.map(fqdnPattern);
  const text = `names ${patterns.map((pattern) => pattern.text).join(' or ')}`;
  const inside = { kind: 'addresses', negated: true, set: unnamedAddresses(world, settings), text: 'endpoints in the cluster' } as const;
  return [{ kind: 'names', patterns, learnedBy: 'dns-rule', text }, inside];
}
