import { z } from 'zod';
import { portNumberSchema } from '../dialects/schema/port-schema.ts';
import type { NamedPort } from '../vocabulary/endpoint.ts';
import { labelMap, listOf, mapOf, mustBe, optional, text, withDefault } from './fields.ts';

/** A port that a container declares; many have no name. */
export interface DeclaredPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  /** The port of the node that leads to it. */
  readonly hostPort?: number;
  /** The container's name; empty where it has none. */
  readonly container: string;
}

const containerPort = mapOf({
  name: optional(text),
  containerPort: portNumberSchema,
  hostPort: optional(z.int(mustBe('a whole number'))),
  protocol: withDefault(z.enum(['TCP', 'UDP', 'SCTP'], mustBe('TCP, UDP or SCTP')), 'TCP'),
});
const container = mapOf({ name: withDefault(text, ''), restartPolicy: optional(text), ports: withDefault(listOf(containerPort), []) });

/** The `spec` of a pod: what of it the network sees. */
export const podSpecSchema = mapOf({
  hostNetwork: withDefault(z.boolean(mustBe('true or false')), false),
  serviceAccountName: optional(text),
  serviceAccount: optional(text),
  containers: listOf(container),
  initContainers: withDefault(listOf(container), []),
});

/** A pod as a workload's `template`, or a Pod object, describes it. */
export const podTemplateSchema = mapOf({
  metadata: withDefault(mapOf({ labels: withDefault(labelMap, {}) }), { labels: {} }),
  spec: podSpecSchema,
});

/** The containers of a pod, of a manifest or of a cluster: what of them says which ports are open. */
export interface PodContainers {
  readonly containers: readonly Container[];
  readonly initContainers: readonly (Container & { readonly restartPolicy?: string | undefined })[];
}

interface Container {
  readonly name: string;
  readonly ports: readonly {
    readonly name?: string | undefined;
    readonly containerPort: number;
    readonly hostPort?: number | undefined;
    readonly protocol: DeclaredPort['protocol'];
  }[];
}

/** A pod as a manifest describes it. */
export type PodTemplate = z.infer<typeof podTemplateSchema>;

/**
 * Every port of every container that runs as long as its pod: the containers, then the native sidecars (init containers that are always
 * restarted), in the order in which Kubernetes looks for a port's name. Source: Kubernetes documentation, "Sidecar Containers"; FindPort of
 * its pkg/api/v1/pod.
 */
export function declaredPorts({ containers, initContainers }: PodContainers): readonly DeclaredPort[] {
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...containers, ...sidecars].flatMap(({ name: container, ports }) =>
    ports.map(({ name, containerPort: port, hostPort, protocol }): DeclaredPort => ({
      // The API takes an empty name and a hostPort of 0 for none.
      ...(name === undefined || name === '' ? {} : { name }),
      port,
      protocol,
      ...(hostPort === undefined || hostPort === 0 ? {} : { hostPort }),
      container,
    })),
  );
}

/**
 * What each name stands for. Two containers may declare one name: the API warns ("services and probes that select ports by name will use"
 * the first), and the first of each name and protocol counts here as well.
 */
export function namedPorts(ports: readonly DeclaredPort[]): readonly NamedPort[] {
  const byName = new Map<string, NamedPort>();
  for (const { name, port, protocol } of ports) {
    const key = `${name ?? ''}/${protocol}`;
    if (name !== undefined && !byName.has(key)) byName.set(key, { name, port, protocol });
  }
  return [...byName.values()];
}
