import type { KubeConfig } from '@kubernetes/client-node';
import { z } from 'zod';
import { namespacePrefix } from '../../../harness/plan/names.ts';
import { Api } from '../api/api.ts';
import { Transport } from '../api/transport.ts';
import { runLabel } from '../labels.ts';
import { deleteNamespaces } from './delete-namespaces.ts';

const labelledSchema = z.object({ metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).default({}) }) });

/** API versions that have cluster-scoped kinds which a run may make; of these the ones with the run's label are deleted. */
const clusterScopedVersions = [
  'policy.networking.k8s.io/v1alpha2',
  'policy.networking.k8s.io/v1beta1',
  'cilium.io/v2',
  'projectcalico.org/v3',
  'admissionregistration.k8s.io/v1',
] as const;

/** Kinds among them that a chart's policies consist of, or that make the apiserver call a webhook. */
const clusterScopedKinds = new Set([
  'ClusterNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'CiliumCIDRGroup',
  'GlobalNetworkPolicy',
  'GlobalNetworkSet',
  'Tier',
  'ValidatingWebhookConfiguration',
]);

/**
 * Find and delete what runs left in a cluster: objects with the run's label, and nothing else.
 * @param runId only what this run left; absent: of every run, also one that is under way
 * @returns what was deleted, as `Kind name`
 * @throws UserError where something stays @throws ApiError
 */
export async function cleanKubernetes(kubeconfig: KubeConfig, runId?: string): Promise<readonly string[]> {
  const transport = new Transport(kubeconfig);
  try {
    const api = new Api(transport);
    const labelSelector = runId === undefined ? runLabel : `${runLabel}=${runId}`;
    const objects = await deleteClusterScoped(api, labelSelector);
    const namespaces = (await api.list('/api/v1/namespaces', labelledSchema, { labelSelector }))
      .map(({ metadata }) => metadata.name)
      .filter((name) => name.startsWith(`${namespacePrefix}-`));
    await deleteNamespaces(api, new Set(namespaces));
    return [...objects, ...namespaces.map((name) => `Namespace ${name}`)];
  } finally {
    transport.close();
  }
}

async function deleteClusterScoped(api: Api, labelSelector: string): Promise<readonly string[]> {
  const deleted: string[] = [];
  for (const apiVersion of clusterScopedVersions) {
    const resources = await api.resources(apiVersion);
    for (const { kind, name: plural, prefix, namespaced } of resources) {
      if (namespaced || !clusterScopedKinds.has(kind)) continue;
      for (const { metadata } of await api.list(`${prefix}/${plural}`, labelledSchema, { labelSelector })) {
        await api.deletePath(`${prefix}/${plural}/${metadata.name}`);
        deleted.push(`${kind} ${metadata.name}`);
      }
    }
  }
  return deleted;
}
