import type { KubeConfig } from '@kubernetes/client-node';
import { UserError } from '../../harness/vocabulary/user-error.ts';

/**
 * Load the user's kubeconfig (KUBECONFIG, else ~/.kube/config) and choose a context of it: the one that was named, never
 * the one that happens to be current. @throws UserError (3) with the contexts that there are
 */
export function loadContext(config: KubeConfig, context: string): KubeConfig {
  config.loadFromDefault();
  const known = config.getContexts().map(({ name }) => name);
  if (!known.includes(context)) {
    throw new UserError(`--context ${context}: the kubeconfig has no such context; it has ${known.join(', ') || 'none'}.`, 3);
  }
  config.setCurrentContext(context);
  return config;
}
