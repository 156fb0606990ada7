import type { PodSpec, Topology } from '../../../harness/cluster/topology.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import type { ExternalHost } from '../options.ts';
import { runLabel } from '../labels.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { dnsManifest } from './dns-server.ts';
import { namespaceManifest } from './namespace-manifest.ts';
import { type PodSettings, podManifest } from './pod-manifest.ts';
import { backendLabels, serviceManifest } from './service-manifest.ts';
import { certificateManifest, webhookServerName, webhookServiceManifest } from './webhook-service.ts';

/** The objects of a deployment, in the order in which they are made, and the authority of its webhooks. */
export interface DeploymentObjects {
  readonly namespaces: readonly KubernetesObject[];
  readonly others: readonly KubernetesObject[];
  readonly pods: readonly KubernetesObject[];
  readonly authority: Certificate;
}

/** What to make for a topology that holds nothing which the cluster has already. */
export async function planObjects(
  topology: Topology,
  settings: PodSettings,
  externals: readonly ExternalHost[],
): Promise<DeploymentObjects> {
  const { runId } = settings;
  const { namespaces, pods, services } = topology;
  const webhooks = pods.flatMap((pod) => {
    const listener = pod.listeners.find(({ application }) => application === 'tls');
    return listener === undefined ? [] : [{ pod, port: listener.port }];
  });
  const authority = await makeCertificate(webhooks.map(({ pod }) => webhookServerName(pod)));
  const accounts = topology.serviceAccounts.filter(({ name }) => name !== 'default');
  return {
    authority,
    namespaces: namespaces.map((namespace) => namespaceManifest(namespace, runId)),
    others: [
      ...accounts.map(({ namespace, name, labels }) => ({
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { namespace, name, labels: { ...labels, [runLabel]: runId } },
        automountServiceAccountToken: false,
      })),
      ...namespacesOf(pods, 'tls').map((namespace) => certificateManifest(namespace, authority, runId)),
      ...webhooks.map(({ pod, port }) => webhookServiceManifest(pod, port, runId)),
      ...namespacesOf(pods, 'dns').map((namespace) => dnsManifest(namespace, runId, externals)),
      ...services.flatMap((service) => serviceManifest(service, runId)),
    ],
    pods: pods.map((pod) =>
      podManifest({ ...pod, labels: { ...pod.labels, ...backendLabels(pod.id, services, runId) } }, settings, topology.fromNode),
    ),
  };
}

/** Where pods listen with an application. */
function namespacesOf(pods: readonly PodSpec[], application: 'tls' | 'dns'): readonly string[] {
  return [
    ...new Set(
      pods.filter(({ listeners }) => listeners.some((each) => each.application === application)).map(({ namespace }) => namespace),
    ),
  ];
}
