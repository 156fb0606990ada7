import type { ExternalSpec, Topology } from '../../../harness/cluster/topology.ts';
import type { Endpoint, PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Service, World } from '../../../harness/vocabulary/world.ts';
import type { Subject } from '../nft/subject.ts';
import { type HostPlan, interfaceName } from '../wire/host-plan.ts';
import type { NetworkPlan } from '../wire/messages.ts';
import { addressesOf } from './address-plan.ts';
import type { SitePlan } from './site-plan.ts';

/** A topology with addresses: for the agent, for policies, and as a world. */
export interface TopologyPlan {
  readonly network: NetworkPlan;
  readonly subjects: readonly Subject[];
  readonly world: World;
}

/** Give every pod and Service its addresses, in order of appearance. @throws UserError where there are more than addresses */
export function planTopology(topology: Topology, { sites, hosts }: SitePlan, externals: readonly ExternalSpec[]): TopologyPlan {
  const pods = topology.pods.map((pod, index) => ({ pod, host: podHost(pod, index, hosts.length, sites.families) }));
  const services = topology.services.map((service, index) => ({ ...service, addresses: addressesOf('services', index, sites.families) }));
  const backends = new Set(services.flatMap((service) => service.backends));
  const podEndpoints = pods.map(({ pod: { listeners: _, ...pod }, host }): PodEndpoint => {
    return { kind: 'pod', ...pod, addresses: host.addresses, node: sites.node.id };
  });
  return {
    network: { hosts: pods.map(({ host }) => host), services, names: namesOf(services, sites, externals) },
    subjects: pods.map(({ host: { id, index } }) => ({ id, interface: interfaceName(index), backsService: backends.has(id) })),
    world: {
      namespaces: topology.namespaces,
      serviceAccounts: topology.serviceAccounts,
      services,
      endpoints: [...podEndpoints, ...siteEndpoints(sites, externals)],
    },
  };
}

function podHost(
  { id, listeners }: Topology['pods'][number],
  index: number,
  firstIndex: number,
  families: SitePlan['sites']['families'],
): HostPlan {
  return { id, kind: 'pod', index: firstIndex + index, addresses: addressesOf('pods', index, families), listeners };
}

function siteEndpoints({ node, apiserver, externals }: SitePlan['sites'], specs: readonly ExternalSpec[]): readonly Endpoint[] {
  return [
    { kind: 'node', ...node, name: node.id, labels: { 'kubernetes.io/hostname': node.id, 'kubernetes.io/os': 'linux' } },
    { kind: 'apiserver', ...apiserver },
    ...specs.map(({ id, names }): Endpoint => ({ kind: 'external', id, names, addresses: externals[id]?.addresses ?? [] })),
  ];
}

/** What the cluster's DNS knows. */
function namesOf(services: readonly Service[], { externals }: SitePlan['sites'], specs: readonly ExternalSpec[]): NetworkPlan['names'] {
  return new Map([
    ...services.map(({ namespace, name, addresses }) => [`${name}.${namespace}.svc.cluster.local`, addresses] as const),
    ...specs.flatMap(({ id, names }) =>
      names.map((name) => [name.toLowerCase().replace(/\.$/, ''), externals[id]?.addresses ?? []] as const),
    ),
  ]);
}
