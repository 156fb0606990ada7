import { z } from 'zod';
import { controllerPorts, type ControllerPort } from '../cast/target.ts';
import type { ChartValues } from '../scenario/scenario.ts';
import type { NamedPort } from '../vocabulary/endpoint.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';

/** What a probe pod takes from the rendered Deployment, so that a selector or a named port that does not match the real workload is found. */
export interface Controller {
  readonly labels: Readonly<Record<string, string>>;
  readonly namedPorts: readonly NamedPort[];
  readonly serviceAccount: string;
  /** The number of each port that the ingress table names. */
  readonly ports: Readonly<Record<ControllerPort, number>>;
}

const containerPort = z.object({
  name: z.string().optional(),
  containerPort: z.int(),
  protocol: z.enum(['TCP', 'UDP', 'SCTP']).default('TCP'),
});
const deploymentSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()).default({}) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()).default({}) }).default({ labels: {} }),
      spec: z.object({
        serviceAccountName: z.string().default('default'),
        containers: z.array(z.object({ ports: z.array(containerPort).default([]) })),
      }),
    }),
  }),
});

/** The specification's port numbers, for a port that the Deployment does not have while its mode is off. */
const specifiedPorts: Readonly<Record<ControllerPort, number>> = { webhook: 9443, metrics: 8080, gate: 8082, health: 8081 };

/**
 * Read the controller's pod template from a rendered chart.
 * @throws UserError where there is no Deployment (or none that can be told to be the controller's), or where a named port or the labels are missing
 */
export function readController(manifests: readonly Manifest[], values: ChartValues): Controller {
  const [name, deployment] = findDeployment(manifests);
  const { template, selector } = deployment.spec;
  const mismatch = Object.entries(selector.matchLabels).find(([key, value]) => template.metadata.labels[key] !== value);
  if (mismatch !== undefined) {
    throw new UserError(
      `${name}: its selector wants the label ${mismatch[0]}=${mismatch[1]}, its pod template does not have it; the API refuses such a Deployment. Make the two agree.`,
      2,
    );
  }
  const namedPorts = template.spec.containers
    .flatMap(({ ports }) => ports)
    .flatMap(({ name: port, containerPort: number, protocol }) => (port === undefined ? [] : [{ name: port, port: number, protocol }]));
  return {
    labels: template.metadata.labels,
    namedPorts,
    serviceAccount: template.spec.serviceAccountName,
    ports: Object.fromEntries(controllerPorts.map((port) => [port, portNumber(port, name, namedPorts, values)])) as Record<
      ControllerPort,
      number
    >,
  };
}

function findDeployment(manifests: readonly Manifest[]): readonly [string, z.infer<typeof deploymentSchema>] {
  const deployments = manifests.filter(({ object }) => object.kind === 'Deployment');
  const parsed = deployments.map((manifest) => {
    const result = deploymentSchema.safeParse(manifest.object);
    const label = `${manifest.file}: Deployment ${manifest.object.metadata.name}`;
    if (!result.success) throw new UserError(`${label}: ${z.prettifyError(result.error)}`, 2);
    return [label, result.data] as const;
  });
  const withMetrics = parsed.filter(([, { spec }]) =>
    spec.template.spec.containers.some(({ ports }) => ports.some(({ name }) => name === 'metrics')),
  );
  const [only, ...more] = parsed.length === 1 ? parsed : withMetrics;
  if (only === undefined || more.length > 0) {
    const found = parsed.length === 0 ? 'none' : parsed.map(([label]) => label).join('; ');
    throw new UserError(
      `The chart must render the controller's Deployment, the one with a container port named metrics, exactly once (rendered: ${found}). The probe pod takes its labels and ports from it.`,
      2,
    );
  }
  return only;
}

function portNumber(port: ControllerPort, deployment: string, named: readonly NamedPort[], values: ChartValues): number {
  const found = named.find(({ name }) => name === port);
  if (found !== undefined) return found.port;
  if (isModeOff(port, values)) return specifiedPorts[port];
  const has = named.map(({ name }) => name).join(', ') || 'none';
  throw new UserError(
    `${deployment}: no container port is named ${port} (named ports: ${has}). The required-traffic tables speak of webhook, metrics, gate and health; name the container's ports so.`,
    2,
  );
}

function isModeOff(port: ControllerPort, values: ChartValues): boolean {
  return (port === 'webhook' || port === 'gate') && !z.object({ [port]: z.object({ enabled: z.literal(true) }) }).safeParse(values).success;
}
