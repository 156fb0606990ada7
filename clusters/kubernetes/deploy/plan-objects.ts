import type { Topology } from '../../../harness/cluster/topology.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import type { ExternalHost } from '../options.ts';
import { runLabel } from '../labels.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { dnsManifest } from './dns-server.ts';
import { namespaceManifest } from './namespace-manifest.ts';
import { type PodSettings, podManifest } from './pod-manifest.ts';
import { certificateManifest, webhookServerName, webhookServiceManifest } from './webhook-service.ts';

/** Namespaces of the cluster that topologies speak of; a run makes nothing in them. */
export const clusterNamespaces: ReadonlySet<string> = new Set(['default', 'kube-system']);

/** The objects of a deployment, in the order in which they are made, and the authority of its webhooks. */
export interface DeploymentObjects {
  readonly namespaces: readonly KubernetesObject[];
  readonly others: readonly KubernetesObject[];
  readonly pods: readonly KubernetesObject[];
  readonly authority: Certificate;
}

/** What to make for a topology. The cluster's own namespaces, DNS and Services are used as they are. */
export async function planObjects(
  topology: Topology,
  settings: PodSettings,
  externals: readonly ExternalHost[],
): Promise<DeploymentObjects> {
  const { runId } = settings;
  const own = topology.namespaces.filter(({ name }) => !clusterNamespaces.has(name));
  const pods = topology.pods.filter(({ namespace }) => !clusterNamespaces.has(namespace));
  const webhooks = pods.flatMap(({ namespace, name, listeners }) => {
    const listener = listeners.find(({ application }) => application === 'tls');
    return listener === undefined ? [] : [{ namespace, name, port: listener.port }];
  });
  const authority = await makeCertificate(webhooks.map(({ namespace }) => webhookServerName(namespace)));
  const dnsNamespaces = pods
    .filter(({ listeners }) => listeners.some(({ application }) => application === 'dns'))
    .map(({ namespace }) => namespace);
  const accounts = topology.serviceAccounts.filter(({ namespace, name }) => name !== 'default' && !clusterNamespaces.has(namespace));
  return {
    authority,
    namespaces: own.map((namespace) => namespaceManifest(namespace, runId)),
    others: [
      ...accounts.map(({ namespace, name, labels }) => ({
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { namespace, name, labels: { ...labels, [runLabel]: runId } },
        automountServiceAccountToken: false,
      })),
      ...webhooks.flatMap(({ namespace, name, port }) => [
        certificateManifest(namespace, authority, runId),
        webhookServiceManifest(namespace, name, port, runId),
      ]),
      ...[...new Set(dnsNamespaces)].map((namespace) => dnsManifest(namespace, runId, externals)),
    ],
    pods: pods.map((pod) => podManifest(pod, settings, topology.fromNode)),
  };
}
