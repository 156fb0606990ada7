import { UserError } from '../../harness/vocabulary/user-error.ts';
import { Api } from './api/api.ts';
import { ApiError } from './api/api-error.ts';
import { Transport } from './api/transport.ts';
import { findLandscape } from './discover/landscape.ts';
import type { KubernetesOptions } from './options.ts';
import { RunningKubernetes } from './running-kubernetes.ts';

/**
 * Use the cluster of a kubeconfig's current context. Nothing is made before `deploy`.
 * @throws UserError where it does not answer, does not let the user look, or lacks what a run needs
 */
export async function connectKubernetes(options: KubernetesOptions): Promise<RunningKubernetes> {
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
    return new RunningKubernetes(options, { transport, api, landscape: await findLandscape(api, options) });
  } catch (error) {
    transport.close();
    options.signal.throwIfAborted();
    throw explain(error, `context ${context} (${cluster.server})`);
  }
}

function explain(error: unknown, where: string): unknown {
  if (error instanceof UserError) return error;
  if (error instanceof ApiError && (error.status === 401 || error.status === 403)) {
    const what = `The cluster of ${where} does not let you look at it: ${error.message}. The permissions that a run needs are printed by: npm run conformance -- rbac`;
    return new UserError(what, 2, { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new UserError(`The cluster of ${where} does not answer: ${message}. Check that it runs: kubectl cluster-info`, 2, {
    cause: error,
  });
}
