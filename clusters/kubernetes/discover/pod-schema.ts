import { z } from 'zod';

const containerStatus = z.object({
  image: z.string(),
  restartCount: z.int().default(0),
  state: z
    .object({
      waiting: z.object({ reason: z.string().default(''), message: z.string().default('') }).optional(),
      running: z.object({}).optional(),
    })
    .default({}),
});

const containerPort = z.object({
  name: z.string().optional(),
  containerPort: z.number(),
  hostPort: z.number().optional(),
  protocol: z.literal(['TCP', 'UDP', 'SCTP']).default('TCP'),
});

const container = z.object({ name: z.string(), image: z.string(), ports: z.array(containerPort).default([]) });

/** What a run reads of a pod. */
export const podSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    uid: z.string(),
    labels: z.record(z.string(), z.string()).default({}),
    deletionTimestamp: z.string().optional(),
  }),
  spec: z.object({
    nodeName: z.string().optional(),
    serviceAccountName: z.string().default('default'),
    hostNetwork: z.boolean().default(false),
    containers: z.array(container),
    initContainers: z.array(container.extend({ restartPolicy: z.string().optional() })).default([]),
  }),
  status: z
    .object({
      phase: z.string().default('Pending'),
      podIPs: z.array(z.object({ ip: z.string() })).default([]),
      conditions: z
        .array(z.object({ type: z.string(), status: z.string(), reason: z.string().default(''), message: z.string().default('') }))
        .default([]),
      containerStatuses: z.array(containerStatus).default([]),
    })
    .default({ phase: 'Pending', podIPs: [], conditions: [], containerStatuses: [] }),
});

/** A pod as the API shows it. */
export type PodStatus = z.infer<typeof podSchema>;

/** Whether a condition of the pod, such as `Ready`, is true. */
export function hasCondition({ status }: PodStatus, type: string): boolean {
  return status.conditions.some((condition) => condition.type === type && condition.status === 'True');
}
