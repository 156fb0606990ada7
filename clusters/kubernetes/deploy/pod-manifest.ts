import type { PodSpec } from '../../../harness/cluster/topology.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { podLabel, podLabelValue, runLabel } from '../labels.ts';
import { dnsConfigMap, dnsPort } from './dns-server.ts';
import { kubeletTarget, kubeletWord } from './kubelet-target.ts';
import { certificateVariables, serverCommand, serverCommandWithVariables } from './server-command.ts';
import { certificateSecret } from './webhook-service.ts';

/** What pod manifests need besides the pods. */
export interface PodSettings {
  readonly runId: string;
  readonly probeImage: string;
  /** Image of the DNS server; undefined where there is none to be had. */
  readonly dnsImage: string | undefined;
  /** `spread`: pods of the run keep away from each other's nodes where they can. */
  readonly placement: 'anywhere' | 'spread';
}

/** Name of the container that probes and serves. */
export const probeContainer = 'probe';

const hardened = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
/** Limits: enough for a burst of probes, a container that is throttled sees answers too late. Requests: two hundred pods fit beside a control plane and Calico's agent (250m) on two processors. */
const resources = { requests: { cpu: '2m', memory: '32Mi' }, limits: { cpu: '1', memory: '256Mi' } };
const unprivilegedUser = 1000;
const certificateEnvironment = Object.entries(certificateVariables).map(([key, name]) => ({
  name,
  valueFrom: { secretKeyRef: { name: certificateSecret, key } },
}));

/**
 * A probe pod: the workload's labels and named ports, and hardened as Pod Security "restricted" demands.
 * @param fromNode ids of the pods that the kubelet is to probe: each of its probes is a connection a second, which others need not bear
 */
export function podManifest(pod: PodSpec, settings: PodSettings, fromNode: ReadonlySet<string>): KubernetesObject {
  const { namespace, name, labels, serviceAccount } = pod;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels: { ...labels, [runLabel]: settings.runId, [podLabel]: podLabelValue(name) } },
    spec: {
      serviceAccountName: serviceAccount,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 0,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: unprivilegedUser,
        runAsGroup: unprivilegedUser,
        fsGroup: unprivilegedUser,
        seccompProfile: { type: 'RuntimeDefault' },
        ...(listensBelow1024(pod) ? { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] } : {}),
      },
      ...(settings.placement === 'spread' ? { affinity: awayFrom(settings.runId) } : {}),
      containers: [probeManifest(pod, settings.probeImage, fromNode), ...dnsContainers(pod, settings.dnsImage)],
      volumes: volumes(pod, settings.dnsImage),
    },
  };
}

function probeManifest(pod: PodSpec, image: string, fromNode: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  return {
    name: probeContainer,
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['sh', '-c', hasTls(pod) ? serverCommandWithVariables(pod.listeners) : serverCommand(pod.listeners)],
    ...(hasTls(pod) ? { env: certificateEnvironment } : {}),
    ports: uniquelyNamed(pod.ports).map(({ name, port, protocol }) => ({ name, containerPort: port, protocol })),
    securityContext: hardened,
    resources,
    ...readiness(fromNode.has(pod.id) ? kubeletTarget(pod) : undefined),
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  };
}

function readiness(port: number | undefined): Readonly<Record<string, unknown>> {
  if (port === undefined) return {};
  const httpGet = { port, path: `/echo?msg=${kubeletWord}` };
  return { readinessProbe: { httpGet, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 1 } };
}

function dnsContainers({ listeners }: PodSpec, image: string | undefined): readonly Readonly<Record<string, unknown>>[] {
  if (image === undefined || !listeners.some(({ application }) => application === 'dns')) return [];
  return [
    {
      name: 'dns',
      image,
      imagePullPolicy: 'IfNotPresent',
      args: ['-conf', '/etc/coredns/Corefile', '-dns.port', String(dnsPort)],
      // CoreDNS's binary has this file capability, and does not start where the container can't have it.
      securityContext: { ...hardened, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } },
      resources,
      volumeMounts: [{ name: 'dns', mountPath: '/etc/coredns', readOnly: true }],
    },
  ];
}

function volumes(pod: PodSpec, dnsImage: string | undefined): readonly Readonly<Record<string, unknown>>[] {
  return [
    { name: 'tmp', emptyDir: { sizeLimit: '4Mi' } },
    ...(dnsContainers(pod, dnsImage).length > 0 ? [{ name: 'dns', configMap: { name: dnsConfigMap } }] : []),
  ];
}

function awayFrom(runId: string): Readonly<Record<string, unknown>> {
  const podAffinityTerm = {
    topologyKey: 'kubernetes.io/hostname',
    labelSelector: { matchLabels: { [runLabel]: runId } },
    namespaceSelector: {},
  };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}

/** A workload may declare a name in two containers; here there is one, whose names the API wants to differ. The first counts, as for policies. */
function uniquelyNamed(ports: PodSpec['ports']): PodSpec['ports'] {
  return [...new Map(ports.toReversed().map((port) => [port.name, port])).values()].reverse();
}

function hasTls({ listeners }: PodSpec): boolean {
  return listeners.some(({ application }) => application === 'tls');
}

function listensBelow1024({ listeners }: PodSpec): boolean {
  return listeners.some(({ port }) => port < 1024);
}
