import type { ExistingOptions } from '../../clusters/existing/cluster.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { ClusterOptions } from './clusters.ts';

/** The existing cluster that a run's flags name. @throws UserError (3) without `--context` */
export function existingOptions({ context, external, spread, 'probe-image': probeImage }: ClusterOptions): ExistingOptions {
  if (context === undefined) {
    throw new UserError('--cluster existing needs --context NAME: a run never picks the current context of a kubeconfig by itself.', 3);
  }
  return {
    context,
    externals: external,
    placement: spread ? 'spread' : 'anywhere',
    ...(probeImage === undefined ? {} : { probeImage }),
  };
}
