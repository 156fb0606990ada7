import type { ExternalSpec, PodSpec, Topology } from '../../../harness/cluster/topology.ts';
import type { Endpoint, PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Service, World } from '../../../harness/vocabulary/world.ts';
import { declaredPorts, namedPorts } from '../../../harness/world/pod-template.ts';
import type { Landscape } from '../discover/landscape.ts';
import type { PodStatus } from '../discover/pod-schema.ts';
import type { ServiceSite } from '../discover/find-dns.ts';
import { sortAddresses } from '../discover/sort-addresses.ts';
import { isOwnLabel } from '../labels.ts';
import type { Deployment } from './deploy.ts';
import { isClusterDns } from './place-topology.ts';

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
  const { sites, nodes, dns, wanted } = landscape;
  const podOf = (spec: PodSpec): PodStatus | undefined =>
    isClusterDns(spec) ? dns.pod : deployment.pods.get(`${spec.namespace}/${spec.name}`);
  const endpoints: readonly Endpoint[] = [
    ...nodes.map(({ name, labels, addresses }) => ({
      kind: 'node' as const,
      id: nodeId(name, landscape),
      name,
      labels,
      addresses: sortAddresses(addresses, wanted),
    })),
    { kind: 'apiserver', ...sites.apiserver, ...nodeOfApiserver(landscape) },
    ...externals.map(({ id, names, addresses }) => ({
      kind: 'external' as const,
      id,
      names,
      addresses: sortAddresses(addresses, wanted),
    })),
    ...topology.pods.flatMap((spec) => {
      const pod = podOf(spec);
      return pod === undefined ? [] : [podEndpoint(spec, pod, landscape)];
    }),
  ];
  const present = new Set(endpoints.map(({ id }) => id));
  return {
    endpoints,
    namespaces: topology.namespaces.map(({ name, labels }) => ({ name, labels: deployment.namespaceLabels.get(name) ?? labels })),
    serviceAccounts: topology.serviceAccounts,
    services: topology.services.map((service): Service => {
      const site = services.get(`${service.namespace}/${service.name}`);
      return {
        ...service,
        backends: service.backends.filter((id) => present.has(id)),
        labels: site === undefined ? service.labels : workloadLabels(site.labels),
        addresses: site?.addresses ?? [],
      };
    }),
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

function workloadLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !isOwnLabel(key)));
}

function podEndpoint(spec: PodSpec, { metadata, spec: actual, status }: PodStatus, landscape: Landscape): PodEndpoint {
  const addresses = sortAddresses(
    status.podIPs.map(({ ip }) => ip),
    landscape.wanted,
  );
  return {
    kind: 'pod',
    id: spec.id,
    namespace: metadata.namespace,
    name: metadata.name,
    labels: workloadLabels(metadata.labels),
    // As declared in the cluster: its DNS has ports that policies can name, which no topology knows.
    ports: namedPorts(declaredPorts(actual)),
    serviceAccount: actual.serviceAccountName,
    addresses,
    node: nodeId(actual.nodeName ?? landscape.nodes[0].name, landscape),
  };
}
