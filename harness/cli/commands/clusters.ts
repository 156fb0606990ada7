import { embeddedCluster } from '../../../clusters/embedded/cluster.ts';
import { predictCluster } from '../../../clusters/predict/cluster.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import type { ClusterName } from '../flags/shared-flags.ts';

/** Every place that probes can run in, by the name that `--cluster` takes. */
export const clusters = { embedded: embeddedCluster, predict: predictCluster } as const satisfies Readonly<Record<ClusterName, Cluster>>;
