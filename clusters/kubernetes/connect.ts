import { setMaxListeners } from 'node:events';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { Api } from './api/api.ts';
import { Transport } from './api/transport.ts';
import { findLandscape } from './discover/landscape.ts';
import { explainFailure } from './explain-failure.ts';
import type { KubernetesOptions } from './options.ts';
import { RunningKubernetes } from './running-kubernetes.ts';

/**
 * Use the cluster of a kubeconfig's current context. Nothing is made before `deploy`.
 * @throws UserError where it does not answer, does not let the user look, or lacks what a run needs
 */
export async function connectKubernetes(options: KubernetesOptions): Promise<RunningKubernetes> {
  // Each request in flight listens to it, and there are dozens of them.
  setMaxListeners(0, options.signal);
  const context = options.kubeconfig.getCurrentContext();
  const cluster = options.kubeconfig.getCurrentCluster();
  if (cluster === null) {
    const known = options.kubeconfig.getContexts().map(({ name }) => name);
    throw new UserError(
      `The kubeconfig has no context ${context} with a cluster (contexts: ${known.join(', ') || 'none'}). Name one of them: --context NAME`,
      3,
    );
  }
  const transport = new Transport(options.kubeconfig);
  const api = new Api(transport, options.signal);
  try {
    const landscape = await explainFailure(`looking at the cluster of context ${context} (${cluster.server})`, options.signal, () =>
      findLandscape(api, options),
    );
    return new RunningKubernetes(options, { transport, api, landscape });
  } catch (error) {
    transport.close();
    throw error;
  }
}
