import type { Cluster } from '../../harness/cluster/cluster.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { clusterFlags, ClusterName } from '../flags/cluster-flags.ts';
import type { ValuesOf } from '../flags/flag.ts';
import { existingOptions } from './existing-options.ts';
import { kindOptions } from './kind-options.ts';

/** The options that say where to probe. */
export type ClusterOptions = ValuesOf<typeof clusterFlags> & { readonly keep: boolean };

/**
 * Every place that probes can run in, by the name that `--cluster` takes. Loaded when asked for: a Kubernetes client takes
 * longer to load than the embedded cluster to start.
 */
export const clusters = {
  embedded: async () => (await import('../../clusters/embedded/cluster.ts')).embeddedCluster,
  predict: async () => (await import('../../clusters/predict/cluster.ts')).predictCluster,
  kind: async (options) => (await import('../../clusters/kind/kind-cluster.ts')).kindCluster(kindOptions(options)),
  existing: async (options) => (await import('../../clusters/existing/cluster.ts')).existingCluster(existingOptions(options)),
} as const satisfies Readonly<Record<ClusterName, (options: ClusterOptions) => Promise<Cluster>>>;

/** The cluster that a run's flags ask for. @throws UserError (3) where they contradict each other */
export async function chooseCluster(options: ClusterOptions): Promise<Cluster> {
  const { cni, reuse, context } = options;
  const implied = new Set<ClusterName>([
    ...(cni === undefined && reuse === undefined ? [] : ['kind' as const]),
    ...(context === undefined ? [] : ['existing' as const]),
  ]);
  const [name = 'embedded', ...more] = new Set([...implied, ...(options.cluster === undefined ? [] : [options.cluster])]);
  if (more.length > 0) {
    throw new UserError(
      `--cni and --reuse mean a kind cluster, --context an existing one: ${[name, ...more].join(' and ')} are two places, and a run has one.`,
      3,
    );
  }
  return clusters[name](options);
}
