import type { PodSpec, ServiceSpec, Topology } from '../../../harness/cluster/topology.ts';
import { namespacePrefix } from '../../../harness/plan/names.ts';
import { coreDns } from '../../../harness/world/core-dns.ts';

/**
 * Which namespaces a run may make: `own` are those that have its name in theirs; `as written` are also those that the suite or the source
 * calls by a name of its own.
 */
export type NamespaceChoice = 'own' | 'as written';

/** A topology, as far as a run may make it. */
export interface PlacedTopology {
  /** What to make, and nothing that the cluster has already. */
  readonly made: Topology;
  /** Why there is no pod, by its id. */
  readonly absent: ReadonlyMap<string, string>;
}

/** Namespaces of every cluster, in which a run makes nothing. Source: Kubernetes documentation, "Initial namespaces". */
const initialNamespaces: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Whether a pod of a topology stands for one of the cluster's DNS, which is used as it is. */
export function isClusterDns({ id, namespace }: Pick<PodSpec, 'id' | 'namespace'>): boolean {
  return id === 'dns' && namespace === coreDns.namespace;
}

/** Whether a Service of a topology is one that the cluster has. */
export function isClusterService({ namespace }: Pick<ServiceSpec, 'namespace'>): boolean {
  return initialNamespaces.has(namespace);
}

/** Sort out what a run makes of a topology, and what is not its to make. */
export function placeTopology(topology: Topology, runId: string, choice: NamespaceChoice): PlacedTopology {
  const obstacles = new Map(
    topology.namespaces.flatMap(({ name }) => {
      const obstacle = obstacleOf(name, runId, choice);
      return obstacle === undefined ? [] : [[name, obstacle] as const];
    }),
  );
  const isMade = ({ namespace }: { readonly namespace: string }): boolean => !obstacles.has(namespace);
  const pods = topology.pods.filter(isMade);
  const ids = new Set(pods.map(({ id }) => id));
  return {
    made: {
      ...topology,
      namespaces: topology.namespaces.filter(({ name }) => !obstacles.has(name)),
      serviceAccounts: topology.serviceAccounts.filter(isMade),
      pods,
      services: topology.services
        .filter(isMade)
        .map((service) => ({ ...service, backends: service.backends.filter((id) => ids.has(id)) }))
        .filter(({ backends }) => backends.length > 0),
    },
    absent: new Map(
      topology.pods.filter((pod) => !isMade(pod) && !isClusterDns(pod)).map(({ id, namespace }) => [id, obstacles.get(namespace) ?? '']),
    ),
  };
}

function obstacleOf(name: string, runId: string, choice: NamespaceChoice): string | undefined {
  if (initialNamespaces.has(name)) return `the namespace ${name} is the cluster's own, and a run makes no pod in it`;
  if (choice === 'as written' || name.startsWith(`${namespacePrefix}-${runId}-`)) return undefined;
  return `the namespace ${name} is called so whoever runs this, and on a cluster that somebody has a run makes such a namespace only with --allow-namespaces`;
}
