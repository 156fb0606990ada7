import { KubeConfig } from '@kubernetes/client-node';
import type { Cluster, RunningCluster, StartOptions } from '../../harness/cluster/cluster.ts';
import { inspectEnforcers } from '../../harness/enforcers/inspect.ts';
import { proveEnforcement } from '../cni/enforcement/prove-enforcement.ts';
import { nameCni } from '../cni/registry.ts';
import { versions } from '../cni/versions.ts';
import { extendRunning } from '../kind/extend-running.ts';
import { Api } from '../kubernetes/api/api.ts';
import { Transport } from '../kubernetes/api/transport.ts';
import { connectKubernetes } from '../kubernetes/connect.ts';
import type { NamespaceChoice } from '../kubernetes/deploy/place-topology.ts';
import type { ExternalHost } from '../kubernetes/options.ts';
import { loadContext } from './load-context.ts';

/** Which existing cluster, and what the user provides around it. */
export interface ExistingOptions {
  /** A context of the user's kubeconfig. */
  readonly context: string;
  readonly externals: readonly { readonly id: string; readonly address: string }[];
  readonly probeImage?: string;
  readonly placement: 'anywhere' | 'spread';
  /** Whether namespaces are made that the suite or the source calls by a name of its own: their flows are skipped otherwise. Default `own`. */
  readonly namespaces?: NamespaceChoice;
}

/**
 * A cluster that is there already. A run makes namespaces of its own in it and nothing else (and, for engines that have
 * cluster-scoped policies, those, which select only these namespaces), and deletes them again.
 */
export function existingCluster(options: ExistingOptions): Cluster {
  return { name: 'existing', start: (start) => startExisting(options, start) };
}

async function startExisting(options: ExistingOptions, { runId, signal, externals }: StartOptions): Promise<RunningCluster> {
  const { context, placement, namespaces = 'own', probeImage = versions.probeImage } = options;
  const kubeconfig = loadContext(new KubeConfig(), context);
  const transport = new Transport(kubeconfig);
  try {
    const api = new Api(transport, signal);
    const inspection = await inspectEnforcers(api);
    const proof = await proveEnforcement({ config: kubeconfig, api, runId, probeImage, signal });
    const running = await connectKubernetes({
      kubeconfig,
      runId,
      info: { name: 'existing', cni: nameCni(inspection.enforcers), details: { context, enforcer: inspection.images } },
      probeImage,
      externals: options.externals.map(({ id, address }): ExternalHost => ({
        id,
        names: externals.find((spec) => spec.id === id)?.names ?? [],
        addresses: [address],
      })),
      absentExternals: externals,
      settings: inspection.settings,
      dns: 'as it was',
      placement,
      namespaces,
      signal,
    });
    return extendRunning(running, {
      ...proof,
      inspection,
      afterDisposal: () => {
        transport.close();
        return Promise.resolve();
      },
    });
  } catch (error) {
    transport.close();
    throw error;
  }
}
