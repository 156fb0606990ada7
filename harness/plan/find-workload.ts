import { z } from 'zod';
import { wildcard } from '../text/wildcard.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';

const containerPort = z.object({
  name: z.string().optional(),
  containerPort: z.int(),
  protocol: z.enum(['TCP', 'UDP', 'SCTP']).default('TCP'),
});
const workloadSchema = z.object({
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()).default({}) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()).default({}) }).default({ labels: {} }),
      spec: z.object({
        hostNetwork: z.boolean().default(false),
        serviceAccountName: z.string().default('default'),
        containers: z.array(z.object({ ports: z.array(containerPort).default([]) })),
      }),
    }),
  }),
});

const kinds: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** What makes the controller's pods. */
export interface Workload extends z.infer<typeof workloadSchema> {
  /** For messages: `templates/deployment.yaml: Deployment web`. */
  readonly label: string;
}

/**
 * Find the workload whose pods are the controller's: the one that is named, else the only Deployment (or, where there is none, the only
 * StatefulSet or DaemonSet), else the only one of them with a container port named `metrics`.
 * @param name of the workload; `*` stands for any text
 * @throws UserError naming what is rendered, where that is not exactly one
 */
export function findWorkload(manifests: readonly Manifest[], name?: string): Workload {
  const all = manifests.filter(({ object }) => kinds.includes(object.kind));
  const fitting = name === undefined ? preferDeployments(all) : all.filter(({ object }) => wildcard(name).test(object.metadata.name));
  const parsed = fitting.map(parseWorkload);
  const withMetrics = parsed.filter(({ spec }) =>
    spec.template.spec.containers.some(({ ports }) => ports.some((port) => port.name === 'metrics')),
  );
  const [only, ...more] = parsed.length === 1 ? parsed : withMetrics;
  if (only === undefined || more.length > 0) throw new UserError(describeChoice(all, name), 2);
  return only;
}

function preferDeployments(workloads: readonly Manifest[]): readonly Manifest[] {
  const deployments = workloads.filter(({ object }) => object.kind === 'Deployment');
  return deployments.length > 0 ? deployments : workloads;
}

function parseWorkload(manifest: Manifest): Workload {
  const label = labelOf(manifest);
  const result = workloadSchema.safeParse(manifest.object);
  if (!result.success) throw new UserError(`${label}: ${z.prettifyError(result.error)}`, 2);
  return { label, ...result.data };
}

function describeChoice(all: readonly Manifest[], name: string | undefined): string {
  const rendered = all.length === 0 ? 'none' : all.map(labelOf).join('; ');
  return name === undefined
    ? `The chart must render the controller's Deployment, the one with a container port named metrics, exactly once (rendered: ${rendered}). The probe pod takes its labels and ports from it. Where it is another one, say which in the scenario: workload: 'NAME'.`
    : `The scenario's workload ${name} must be the name of exactly one Deployment, StatefulSet or DaemonSet that the chart renders (rendered: ${rendered}).`;
}

function labelOf({ file, object }: Manifest): string {
  return `${file}: ${object.kind} ${object.metadata.name}`;
}
