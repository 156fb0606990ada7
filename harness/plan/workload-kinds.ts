import { z } from 'zod';

const labels = z.record(z.string(), z.string()).default({});
const containerPort = z.object({
  name: z.string().optional(),
  containerPort: z.int(),
  protocol: z.enum(['TCP', 'UDP', 'SCTP']).default('TCP'),
});
const podTemplate = z.object({
  metadata: z.object({ labels }).default({ labels: {} }),
  spec: z.object({
    hostNetwork: z.boolean().default(false),
    serviceAccountName: z.string().default('default'),
    containers: z.array(z.object({ ports: z.array(containerPort).default([]) })),
  }),
});

/** The pods that a workload makes, and what selects them to be its own; a kind without a selector of the user's selects by nothing. */
export interface WorkloadPods {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly template: z.infer<typeof podTemplate>;
}

const selecting = z
  .object({ spec: z.object({ selector: z.object({ matchLabels: labels }), template: podTemplate }) })
  .transform(({ spec: { selector, template } }): WorkloadPods => ({ matchLabels: selector.matchLabels, template }));

/** The Job's controller gives its pods two labels with its name. Source: Kubernetes documentation, "Well-Known Labels". */
const job = z
  .object({ metadata: z.object({ name: z.string() }), spec: z.object({ template: podTemplate }) })
  .transform(({ metadata: { name }, spec: { template } }): WorkloadPods => {
    const own = { 'batch.kubernetes.io/job-name': name, 'job-name': name };
    return { matchLabels: {}, template: { ...template, metadata: { labels: { ...template.metadata.labels, ...own } } } };
  });

/** Its Jobs have names that nobody knows before, so no policy selects their pods by them. */
const cronJob = z
  .object({ spec: z.object({ jobTemplate: z.object({ spec: z.object({ template: podTemplate }) }) }) })
  .transform(({ spec }): WorkloadPods => ({ matchLabels: {}, template: spec.jobTemplate.spec.template }));

const pod = podTemplate.transform((template): WorkloadPods => ({ matchLabels: {}, template }));

/**
 * The kinds whose pods policies are written for, in groups: where a scenario names no workload, one of an earlier group comes before those of
 * the later ones, which charts render beside it (agents, jobs of hooks, pods of `helm test`).
 */
export const workloadKinds: readonly ReadonlyMap<string, z.ZodType<WorkloadPods>>[] = [
  new Map([['Deployment', selecting]]),
  new Map([
    ['StatefulSet', selecting],
    ['DaemonSet', selecting],
  ]),
  new Map<string, z.ZodType<WorkloadPods>>([
    ['Job', job],
    ['CronJob', cronJob],
    ['Pod', pod],
  ]),
];
