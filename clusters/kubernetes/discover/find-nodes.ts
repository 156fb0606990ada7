import { z } from 'zod';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../api/api.ts';

/** A node of the cluster. */
export interface ClusterNode {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Its InternalIP addresses. */
  readonly addresses: readonly string[];
  /** Ready, and takes pods that tolerate nothing. */
  readonly schedulable: boolean;
  /** What pods can have of its processors; 1.93 of 2. */
  readonly processors: number;
  /** How many pods it can have, those that it has included. */
  readonly pods: number;
  readonly kubelet: string;
}

/** The kubelet's own limit. Source: Kubernetes documentation, "Considerations for large clusters". */
const usualPods = 110;

const nodeSchema = z.object({
  metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).default({}) }),
  spec: z
    .object({ unschedulable: z.boolean().default(false), taints: z.array(z.object({ effect: z.string() })).default([]) })
    .default({ unschedulable: false, taints: [] }),
  status: z.object({
    addresses: z.array(z.object({ type: z.string(), address: z.string() })).default([]),
    allocatable: z
      .object({ cpu: z.string().default('1').transform(readProcessors), pods: z.coerce.number().default(usualPods) })
      .default({ cpu: 1, pods: usualPods }),
    conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]),
    nodeInfo: z.object({ kubeletVersion: z.string() }),
  }),
});

/** The nodes of the cluster, those that take pods first. @throws UserError where none does */
export async function findNodes(api: Api): Promise<readonly [ClusterNode, ...ClusterNode[]]> {
  const nodes = (await api.list('/api/v1/nodes', nodeSchema)).map(({ metadata, spec, status }) => ({
    name: metadata.name,
    labels: metadata.labels,
    addresses: status.addresses.filter(({ type }) => type === 'InternalIP').map(({ address }) => address),
    schedulable:
      !spec.unschedulable &&
      spec.taints.every(({ effect }) => effect === 'PreferNoSchedule') &&
      status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
    processors: status.allocatable.cpu,
    pods: status.allocatable.pods,
    kubelet: status.nodeInfo.kubeletVersion,
  }));
  const [first, ...others] = [...nodes.filter(({ schedulable }) => schedulable), ...nodes.filter(({ schedulable }) => !schedulable)];
  if (first?.schedulable !== true) {
    throw new UserError(
      "None of the cluster's nodes is ready and free of taints, so no probe pod can run. Look at them with: kubectl describe nodes",
      2,
    );
  }
  return [first, ...others];
}

/** A quantity of processors: `2`, `1.93`, or `1930m`. Source: Kubernetes documentation, "CPU resource units". */
function readProcessors(quantity: string): number {
  const [, number = '1', unit = ''] = /^(\d+(?:\.\d+)?)(m?)$/.exec(quantity) ?? [];
  return unit === 'm' ? Number(number) / 1_000 : Number(number);
}
