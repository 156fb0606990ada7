import { contains } from '../../../harness/address/contains.ts';
import type { Clause } from '../../../harness/policy/ir/clause.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { PortMatch, Traffic } from '../../../harness/policy/ir/traffic.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import type { Endpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { World } from '../../../harness/vocabulary/world.ts';

/** Endpoints that no rule tells apart; the first one stands for all. */
export interface EndpointClass {
  readonly first: Endpoint;
  readonly size: number;
}

/**
 * The endpoints of a world, those together that every rule of the rulesets treats alike: each is in the same CIDRs and
 * selectors, has the same named ports, is of the same kind and on the same node, and is the subject of no policy. Where a
 * rule speaks of DNS names, every host outside stands alone.
 */
export function endpointClasses(world: World, rulesets: readonly Ruleset[]): readonly EndpointClass[] {
  const policies = rulesets.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.policies));
  const subjects = new Set(policies.flatMap((policy) => [...policy.subjects]));
  const rules = policies.flatMap(({ ingress, egress }) => [...(ingress?.rules ?? []), ...(egress?.rules ?? [])]);
  const clauses = rules.flatMap(({ match }) => [...match.source, ...match.destination]);
  const ports = rules.flatMap(({ match }) => [...(match.traffic ?? []), ...(match.notTraffic ?? [])]).flatMap(namedPorts);
  const namesMatter = clauses.some(({ kind }) => kind === 'names');
  const signature = (endpoint: Endpoint): string =>
    subjects.has(endpoint.id) || (namesMatter && endpoint.kind === 'external')
      ? endpoint.id
      : JSON.stringify([placeOf(endpoint), endpoint.addresses.map((address) => seen(address, clauses, ports))]);
  return [...groupBy(world.endpoints, signature).values()].flatMap((members) =>
    members.slice(0, 1).map((first) => ({ first, size: members.length })),
  );
}

/** What decides whether a node reaches a pod whatever the policies. */
function placeOf(endpoint: Endpoint): readonly (string | undefined)[] {
  switch (endpoint.kind) {
    case 'pod':
    case 'apiserver':
      return [endpoint.kind, endpoint.node];
    case 'node':
      return [endpoint.kind, endpoint.id];
    case 'external':
      return [endpoint.kind];
  }
}

function seen(address: string, clauses: readonly Clause[], ports: readonly Extract<PortMatch, { kind: 'named' }>[]): unknown {
  const inside = clauses.map((clause) => clause.kind === 'addresses' && contains(clause.set, address));
  return [inside, ports.map(({ portsByAddress }) => portsByAddress.get(address) ?? [])];
}

function namedPorts(traffic: Traffic): readonly Extract<PortMatch, { kind: 'named' }>[] {
  return traffic.kind === 'transport'
    ? [...(traffic.ports ?? []), ...(traffic.sourcePorts ?? [])].filter((port) => port.kind === 'named')
    : [];
}
