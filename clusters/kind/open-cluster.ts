import { KubeConfig } from '@kubernetes/client-node';
import { Api } from '../kubernetes/api/api.ts';
import { Transport } from '../kubernetes/api/transport.ts';
import type { UndoStack } from './undo-stack.ts';

/** A kind cluster that answers, before its CNI need be there. */
export interface OpenCluster {
  readonly name: string;
  readonly config: KubeConfig;
  readonly api: Api;
}

/** Connect to the cluster whose kubeconfig kind has written. @param undo takes closing the connections */
export function openCluster(name: string, kubeconfig: string, undo: UndoStack, signal: AbortSignal): OpenCluster {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const transport = new Transport(config);
  undo.defer(() => {
    transport.close();
    return Promise.resolve();
  });
  return { name, config, api: new Api(transport, signal) };
}
