import type { KubeConfig } from '@kubernetes/client-node';
import { z } from 'zod';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../../kubernetes/api/api.ts';
import { rolloutMs } from '../budgets.ts';
import { watchUntil } from './watch-until.ts';

const nodeSchema = z.object({
  metadata: z.object({ name: z.string() }),
  status: z.object({ conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]) }),
});
const workloadSchema = z.object({
  metadata: z.object({ namespace: z.string(), name: z.string(), generation: z.int() }),
  spec: z.object({ replicas: z.int().default(1) }),
  status: z.object({
    observedGeneration: z.int().default(0),
    replicas: z.int().default(0),
    updatedReplicas: z.int().default(0),
    availableReplicas: z.int().default(0),
    desiredNumberScheduled: z.int().default(0),
    updatedNumberScheduled: z.int().default(0),
    numberReady: z.int().default(0),
  }),
});

/** A DaemonSet or a Deployment, as far as its rollout goes. */
export type Workload = z.infer<typeof workloadSchema>;

/**
 * Wait until every node is Ready, and every DaemonSet and Deployment of the cluster is rolled out. For clusters made for a run.
 * @throws UserError naming what is not
 */
export async function waitForRollout(config: KubeConfig, api: Api, signal: AbortSignal): Promise<void> {
  const bounds = { config, api, withinMs: rolloutMs, signal };
  const workloads = { ...bounds, schema: workloadSchema };
  try {
    await watchUntil({ ...bounds, path: '/api/v1/nodes', schema: nodeSchema, missing: unreadyNodes });
    await watchUntil({ ...workloads, path: '/apis/apps/v1/daemonsets', missing: lister('DaemonSet', isDaemonSetReady) });
    await watchUntil({ ...workloads, path: '/apis/apps/v1/deployments', missing: lister('Deployment', isDeploymentReady) });
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `The cluster does not become ready: ${why}. If an image cannot be pulled, load it into the local Docker, or name another with --cni-manifest, --cni-values or --node-image.`,
      2,
      { cause: error },
    );
  }
}

function unreadyNodes(nodes: readonly z.infer<typeof nodeSchema>[]): string | undefined {
  if (nodes.length === 0) return 'there is no node';
  const unready = nodes.filter(
    ({ status }) => !status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
  );
  return unready.length === 0 ? undefined : `not Ready: ${unready.map(({ metadata }) => `node ${metadata.name}`).join(', ')}`;
}

function lister(kind: string, isReady: (workload: Workload) => boolean): (workloads: readonly Workload[]) => string | undefined {
  return (workloads) => {
    const unready = workloads.filter((workload) => !isReady(workload));
    const names = unready.map(({ metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`);
    return names.length === 0 ? undefined : `not rolled out: ${names.join(', ')}`;
  };
}

/** Rolled out on every node that it is for. Exported for tests. */
export function isDaemonSetReady({ metadata, status }: Workload): boolean {
  const { observedGeneration, desiredNumberScheduled, updatedNumberScheduled, numberReady } = status;
  return (
    observedGeneration >= metadata.generation && numberReady >= desiredNumberScheduled && updatedNumberScheduled >= desiredNumberScheduled
  );
}

/** All replicas are of the current template and available, and none of an earlier one is left but what ends. Exported for tests. */
export function isDeploymentReady({ metadata, spec, status }: Workload): boolean {
  const { observedGeneration, replicas, updatedReplicas, availableReplicas } = status;
  const isCurrent = observedGeneration >= metadata.generation && replicas <= updatedReplicas;
  return isCurrent && updatedReplicas >= spec.replicas && availableReplicas >= spec.replicas;
}
