import type { KubeConfig } from '@kubernetes/client-node';
import type { ExternalSpec } from '../../harness/cluster/topology.ts';
import type { EnforcerSettings } from '../../harness/dialects/settings.ts';
import type { Family } from '../../harness/vocabulary/flow.ts';
import type { ClusterInfo } from '../../harness/vocabulary/results.ts';
import type { NamespaceChoice } from './deploy/place-topology.ts';
import type { Shell } from './shell/shell.ts';

/** How to reach a cluster, and what its starter knows of it that its API does not say. */
export interface KubernetesOptions {
  /** With its current context set to the cluster's. */
  readonly kubeconfig: KubeConfig;
  readonly runId: string;
  /** About the cluster as results show it; `details` are added to what is found by asking. */
  readonly info: Pick<ClusterInfo, 'name' | 'cni'> & { readonly details?: ClusterInfo['details'] };
  /** Image of the probe pods: agnhost, or one that has its tools. */
  readonly probeImage: string;
  /** Hosts outside the cluster that exist and are reachable from it, with the addresses they have. */
  readonly externals: readonly ExternalHost[];
  /** The run's other hosts outside: values name their addresses, no flow of theirs is probed. */
  readonly absentExternals?: readonly ExternalSpec[];
  readonly settings: EnforcerSettings;
  /** IP families to probe; absent: both, as far as the ends of a flow have them. */
  readonly families?: readonly Family[];
  /** Whether the cluster's DNS answers the external hosts' names, as the run's own DNS server does. */
  readonly dns: 'answers external names' | 'as it was';
  /** `spread`: pods keep away from each other's nodes, so that flows cross nodes. Default `anywhere`. */
  readonly placement?: 'anywhere' | 'spread';
  /** Whether namespaces are made that the suite or the source calls by a name of its own. Default `own`: they are not. */
  readonly namespaces?: NamespaceChoice;
  /** Whether disposing deletes what the run made; `leave` where the cluster itself goes away. Default `delete`. */
  readonly disposal?: 'delete' | 'leave';
  readonly signal: AbortSignal;
}

/** A host outside the cluster that exists. */
export interface ExternalHost extends Pick<ExternalSpec, 'id' | 'names' | 'addresses'> {
  /** Opens a shell there that has the probe image's tools, so that it can be a source; absent where there is none. */
  readonly openShell?: () => Promise<Shell>;
}

/** Every host outside that values name, whether or not it exists. */
export function namedExternals({
  externals,
  absentExternals = [],
}: Pick<KubernetesOptions, 'externals' | 'absentExternals'>): readonly Pick<ExternalSpec, 'id' | 'names' | 'addresses'>[] {
  const present = new Set(externals.map(({ id }) => id));
  return [...externals, ...absentExternals.filter(({ id }) => !present.has(id))];
}
