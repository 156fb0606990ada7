import type { Cluster } from '../harness/cluster/cluster.ts';
import type { ClusterSpec } from './run-spec.ts';

/**
 * The cluster of a specification. Each is loaded when asked for: a Kubernetes client takes longer to load than the embedded cluster to
 * start.
 */
export async function openCluster(spec: ClusterSpec): Promise<Cluster> {
  switch (spec.kind) {
    case 'embedded':
      return (await import('../clusters/embedded/cluster.ts')).embeddedCluster;
    case 'predict':
      return (await import('../clusters/predict/cluster.ts')).predictCluster;
    case 'kind':
      return (await import('../clusters/kind/kind-cluster.ts')).kindCluster(spec);
    case 'existing':
      return (await import('../clusters/existing/cluster.ts')).existingCluster(spec);
  }
}
