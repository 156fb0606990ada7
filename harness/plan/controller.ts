import { z } from 'zod';
import { controllerPorts, type ControllerPort } from '../cast/target.ts';
import type { ChartValues } from '../scenario/scenario.ts';
import type { NamedPort } from '../vocabulary/endpoint.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { findWorkload, type Workload } from './find-workload.ts';

/** A port that a container declares; many have no name. */
export interface DeclaredPort extends Omit<NamedPort, 'name'> {
  readonly name?: string;
}

/** What a probe pod takes from the rendered workload, so that a selector or a named port that does not match the real one is found. */
export interface Controller {
  /** For messages: `templates/deployment.yaml: Deployment web`. */
  readonly workload: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly namedPorts: readonly NamedPort[];
  /** Every port of every container, named or not. */
  readonly declared: readonly DeclaredPort[];
  readonly serviceAccount: string;
  /** The number of each port that the ingress table names; those that the workload does not have are absent. */
  readonly ports: Readonly<Partial<Record<ControllerPort, number>>>;
}

/** The specification's port numbers, for a port that the Deployment does not have while its mode is off. */
const specifiedPorts: Readonly<Partial<Record<ControllerPort, number>>> = { webhook: 9443, gate: 8082 };

/**
 * Read the controller's pod template from a rendered chart.
 * @param workload its name, where the scenario says which one it is
 * @throws UserError where it can't be told which workload it is, its labels do not fit its selector, or no policy can concern it
 */
export function readController(manifests: readonly Manifest[], values: ChartValues, workload?: string): Controller {
  const found = findWorkload(manifests, workload);
  const { template } = found;
  refuseUnprovable(found);
  const declared = template.spec.containers
    .flatMap(({ ports }) => ports)
    .map(({ name, containerPort: port, protocol }) => ({ ...(name === undefined ? {} : { name }), port, protocol }));
  return {
    workload: found.label,
    labels: template.metadata.labels,
    namedPorts: declared.flatMap(({ name, ...port }) => (name === undefined ? [] : [{ name, ...port }])),
    declared,
    serviceAccount: template.spec.serviceAccountName,
    ports: Object.fromEntries(
      controllerPorts.flatMap((port) => {
        const number = portNumber(port, declared, values);
        return number === undefined ? [] : [[port, number]];
      }),
    ),
  };
}

function refuseUnprovable({ label, matchLabels, template }: Workload): void {
  const mismatch = Object.entries(matchLabels).find(([key, value]) => template.metadata.labels[key] !== value);
  if (mismatch !== undefined) {
    throw new UserError(
      `${label}: its selector wants the label ${mismatch[0]}=${mismatch[1]}, its pod template does not have it; the API refuses such a workload. Make the two agree.`,
      2,
    );
  }
  if (template.spec.hostNetwork) {
    throw new UserError(
      `${label}: its pods use the network of their node (hostNetwork: true), and no policy for pods concerns them: what a pod with a network of its own shows would not be true of them. Set hostNetwork to false in the scenario's values, or look at another workload.`,
      2,
    );
  }
}

function portNumber(port: ControllerPort, declared: readonly DeclaredPort[], values: ChartValues): number | undefined {
  const found = declared.find(({ name }) => name === port);
  if (found !== undefined) return found.port;
  const specified = specifiedPorts[port];
  // A number that the workload uses for something else stands for that.
  return isModeOff(port, values) && declared.every(({ port: taken }) => taken !== specified) ? specified : undefined;
}

function isModeOff(port: ControllerPort, values: ChartValues): boolean {
  return !z.object({ [port]: z.object({ enabled: z.literal(true) }) }).safeParse(values).success;
}
