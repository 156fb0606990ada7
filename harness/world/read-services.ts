import { z } from 'zod';
import { parseManifest } from '../dialects/schema/parse-manifest.ts';
import { portNumberSchema } from '../dialects/schema/port-schema.ts';
import { formatLabelSelector } from '../selector/format-label-selector.ts';
import { matchesLabels } from '../selector/matches-labels.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { labelMap, listOf, mapOf, mustBe, optional, text, withDefault } from './fields.ts';
import { readDuring } from './during.ts';
import { readEndpoints, type WrittenEndpoints } from './read-endpoints.ts';
import type { BackedService, RenderedService, RenderedServicePort } from './rendered-service.ts';
import type { Subject } from './subject.ts';

const portWords = mustBe('a port: its number or its name');
const servicePort = mapOf({
  name: optional(text),
  port: portNumberSchema,
  protocol: withDefault(z.enum(['TCP', 'UDP', 'SCTP'], mustBe('TCP, UDP or SCTP')), 'TCP'),
  targetPort: optional(z.union([z.int(portWords), z.string(portWords)])),
});
const serviceSchema = mapOf({
  metadata: mapOf({ labels: withDefault(labelMap, {}) }),
  spec: mapOf({
    type: withDefault(text, 'ClusterIP'),
    clusterIP: withDefault(text, ''),
    externalName: withDefault(text, ''),
    selector: withDefault(labelMap, {}),
    ports: withDefault(listOf(servicePort), []),
  }),
});
type ServiceSpec = z.infer<typeof serviceSchema>['spec'];

/** A Service as written, before anything is known of what stands behind it. */
interface Written {
  readonly label: string;
  readonly namespace: string;
  readonly spec: ServiceSpec;
}

/**
 * The Services among rendered objects, each with the pods or addresses behind it. Which pods those are is unknown, and no defect, where it
 * selects no pod of the source, or has no selector.
 * Source: Kubernetes documentation, "Service".
 * @param namespace of objects that name none
 * @throws ManifestError where one is malformed
 */
export function readServices(manifests: readonly Manifest[], subjects: readonly Subject[], namespace: string): readonly RenderedService[] {
  const endpoints = readEndpoints(manifests, namespace);
  return manifests
    .filter(({ object: { apiVersion, kind } }) => apiVersion === 'v1' && kind === 'Service')
    .map((manifest): RenderedService => {
      const { metadata, spec } = parseManifest(serviceSchema, manifest);
      const { name } = manifest.object.metadata;
      const base = {
        namespace: manifest.object.metadata.namespace ?? namespace,
        name,
        labels: metadata.labels,
        label: `${manifest.file}: Service ${name}`,
        file: manifest.file,
        during: readDuring(manifest),
      };
      if (spec.type === 'ExternalName') return { ...base, kind: 'external-name', externalName: spec.externalName };
      const kind = spec.clusterIP === 'None' ? 'headless' : 'cluster';
      const written = { label: base.label, namespace: base.namespace, spec };
      const hasSelector = Object.keys(spec.selector).length > 0;
      return {
        ...base,
        kind,
        ...(hasSelector ? { selector: spec.selector } : {}),
        ...(hasSelector ? behindSelector(written, subjects) : behindEndpoints(written, endpoints, name)),
      };
    });
}

type Behind = Pick<BackedService, 'ports' | 'backends' | 'notes'>;

/** The selector looks into the Service's own namespace only. */
function behindSelector(service: Written, subjects: readonly Subject[]): Behind {
  const { label, namespace, spec } = service;
  const selector = { matchLabels: spec.selector };
  const near = subjects.filter(({ object }) => object.namespace === namespace);
  const selected = near.flatMap((subject) =>
    subject.pods.filter(({ labels }) => matchesLabels(selector, labels)).map(({ name }): Selected => ({ pod: name, subject })),
  );
  // What runs for a moment is behind it for that moment; where pods of the release are behind it too, these are what it stands for.
  const lasting = selected.filter(({ subject }) => subject.during.kind === 'release');
  const chosen = lasting.length > 0 ? lasting : selected;
  const empty = near.filter(({ pods, labels }) => pods.length === 0 && matchesLabels(selector, labels));
  const ports = spec.ports.map((port) => portAt(port, chosen));
  if (chosen.length > 0) {
    const momentary = lasting.length > 0 ? [] : [`${label}: the pods behind it run only while helm runs their hook (${namesOf(chosen)}).`];
    const missing = spec.clusterIP === 'None' ? [] : ports.flatMap((port) => missingPort(label, port, chosen));
    return { ports, backends: { kind: 'pods', pods: chosen.map(({ pod }) => pod) }, notes: [...momentary, ...missing] };
  }
  if (empty.length > 0) {
    const why = empty.map((subject) => `${subject.label} makes none (${subject.why ?? ''})`).join('; ');
    return { ports, backends: { kind: 'pods', pods: [] }, notes: [`${label}: no pod is behind it: ${why}.`] };
  }
  const why = `${label}: no rendered pod in namespace ${namespace} has the labels that it selects (${formatLabelSelector(selector)}). Its pods may be made by an operator, so that what is behind it is unknown.`;
  return { ports, backends: { kind: 'unknown', why }, notes: [] };
}

interface Selected {
  readonly pod: string;
  readonly subject: Subject;
}

function portAt(written: ServiceSpec['ports'][number], selected: readonly Selected[]): RenderedServicePort {
  const port = portOf(written);
  const { targetPort } = port;
  const targets = selected.flatMap(({ pod, subject }) => {
    const number = typeof targetPort === 'number' ? targetPort : numberOf(subject, targetPort, port.protocol);
    return number === undefined ? [] : [{ backend: pod, port: number }];
  });
  return { ...port, targets };
}

function numberOf({ namedPorts }: Subject, name: string, protocol: RenderedServicePort['protocol']): number | undefined {
  return namedPorts.find((port) => port.name === name && port.protocol === protocol)?.port;
}

function missingPort(
  label: string,
  { port, protocol, targetPort, targets }: RenderedServicePort,
  selected: readonly Selected[],
): readonly string[] {
  const without = selected.filter(({ pod }) => targets.every(({ backend }) => backend !== pod));
  if (without.length === 0) return [];
  const what = `${label}: its port ${String(port)}/${protocol} leads to the container port named ${JSON.stringify(targetPort)}`;
  return targets.length === 0
    ? [`${what}, which none of its pods has (${namesOf(without)}): nobody answers there.`]
    : [`${what}, which some of its pods do not have (${namesOf(without)}): it never leads to these.`];
}

function behindEndpoints({ label, namespace, spec }: Written, endpoints: readonly WrittenEndpoints[], name: string): Behind {
  const own = endpoints.filter((each) => each.namespace === namespace && each.service === name);
  const ports = spec.ports.map((written): RenderedServicePort => {
    const targets = own.flatMap(({ addresses, ports: known }) =>
      known.filter((port) => port.name === (written.name ?? '')).flatMap(({ port }) => addresses.map((backend) => ({ backend, port }))),
    );
    return { ...portOf(written), targets };
  });
  if (own.length > 0) {
    return { ports, backends: { kind: 'addresses', addresses: [...new Set(own.flatMap(({ addresses }) => addresses))] }, notes: [] };
  }
  const why = `${label}: it has no selector, and no Endpoints or EndpointSlice is rendered beside it. Somebody else may write them, so that what is behind it is unknown.`;
  return { ports, backends: { kind: 'unknown', why }, notes: [] };
}

function portOf({ name, port, protocol, targetPort }: ServiceSpec['ports'][number]): Omit<RenderedServicePort, 'targets'> {
  // The API takes an empty name and a target of 0 for none.
  const target = targetPort === undefined || targetPort === 0 || targetPort === '' ? port : targetPort;
  return { ...(name === undefined || name === '' ? {} : { name }), port, protocol, targetPort: target };
}

function namesOf(selected: readonly Selected[]): string {
  return selected.map(({ pod }) => pod).join(', ');
}
