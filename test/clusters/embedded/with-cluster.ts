import type { Cluster, RunningCluster, StartOptions } from '../../../harness/cluster/cluster.ts';
import { embeddedCluster } from '../../../clusters/embedded/cluster.ts';

/** Start an embedded cluster for a test. */
export function startCluster(options: Partial<StartOptions> = {}, cluster: Cluster = embeddedCluster): Promise<RunningCluster> {
  return cluster.start({
    runId: 'test',
    externals: [],
    apiserverListeners: [{ application: 'tcp', port: 10_250 }],
    signal: new AbortController().signal,
    ...options,
  });
}
