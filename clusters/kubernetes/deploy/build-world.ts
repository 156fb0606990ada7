import type { ExternalSpec, PodSpec, Topology } from '../../../harness/cluster/topology.ts';
import type { Endpoint, PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { declaredPorts, namedPorts } from '../../../harness/world/pod-template.ts';
import type { Landscape } from '../discover/landscape.ts';
import type { PodStatus } from '../discover/pod-schema.ts';
import type { ServiceSite } from '../discover/find-dns.ts';
import { sortAddresses } from '../discover/sort-addresses.ts';
import { podLabel, runLabel } from '../labels.ts';
import type { Deployment } from './deploy.ts';
import { clusterNamespaces } from './plan-objects.ts';

/** Everything that a world is built of. */
export interface WorldParts {
  readonly landscape: Landscape;
  readonly deployment: Deployment;
  readonly externals: readonly Pick<ExternalSpec, 'id' | 'names' | 'addresses'>[];
  /** By `namespace/name`. */
  readonly services: ReadonlyMap<string, ServiceSite>;
}

/** The world as it stands in the cluster, with the labels that objects really have. */
export function buildWorld(topology: Topology, { landscape, deployment, externals, services }: WorldParts): World {
  const { sites, nodes, dns } = landscape;
  const podOf = (spec: PodSpec): PodStatus | undefined =>
    clusterNamespaces.has(spec.namespace) ? dns.pod : deployment.pods.get(`${spec.namespace}/${spec.name}`);
  const endpoints: readonly Endpoint[] = [
    ...nodes.map(({ name, labels, addresses }) => ({
      kind: 'node' as const,
      id: nodeId(name, landscape),
      name,
      labels,
      addresses: sortAddresses(addresses, sites.families),
    })),
    { kind: 'apiserver', ...sites.apiserver, ...nodeOfApiserver(landscape) },
    ...externals.map(({ id, names, addresses }) => ({
      kind: 'external' as const,
      id,
      names,
      addresses: sortAddresses(addresses, sites.families),
    })),
    ...topology.pods.flatMap((spec) => {
      const pod = podOf(spec);
      return pod === undefined ? [] : [podEndpoint(spec, pod, landscape)];
    }),
  ];
  return {
    endpoints,
    namespaces: topology.namespaces.map(({ name, labels }) => ({ name, labels: deployment.namespaceLabels.get(name) ?? labels })),
    serviceAccounts: topology.serviceAccounts,
    services: topology.services.map((service) => ({ ...service, addresses: [], ...services.get(`${service.namespace}/${service.name}`) })),
  };
}

/** The endpoint id of a node: `node` for the first one. */
export function nodeId(name: string, { nodes }: Pick<Landscape, 'nodes'>): string {
  return name === nodes[0].name ? 'node' : `node ${name}`;
}

function nodeOfApiserver(landscape: Landscape): { readonly node?: string } {
  const [address] = landscape.sites.apiserver.addresses;
  const host = landscape.nodes.find(({ addresses }) => address !== undefined && addresses.includes(address));
  return host === undefined ? {} : { node: nodeId(host.name, landscape) };
}

function podEndpoint(spec: PodSpec, { metadata, spec: actual, status }: PodStatus, landscape: Landscape): PodEndpoint {
  const own = new Set([runLabel, podLabel]);
  const addresses = sortAddresses(
    status.podIPs.map(({ ip }) => ip),
    landscape.sites.families,
  );
  return {
    kind: 'pod',
    id: spec.id,
    namespace: metadata.namespace,
    name: metadata.name,
    // What identifies the run's own objects is left out: no policy of a chart can mean it, and reports would repeat it everywhere.
    labels: Object.fromEntries(Object.entries(metadata.labels).filter(([key]) => !own.has(key))),
    // As declared in the cluster: its DNS has ports that policies can name, which no topology knows.
    ports: namedPorts(declaredPorts(actual)),
    serviceAccount: actual.serviceAccountName,
    addresses,
    node: nodeId(actual.nodeName ?? landscape.nodes[0].name, landscape),
  };
}
