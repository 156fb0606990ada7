import type { KubeConfig } from '@kubernetes/client-node';
import { z } from 'zod';
import { readKinds } from '../../../harness/dialects/find-kind.ts';
import { dialects } from '../../../harness/dialects/registry.ts';
import { Api } from '../api/api.ts';
import type { Resource } from '../api/resources.ts';
import { Transport } from '../api/transport.ts';
import { runLabel } from '../labels.ts';
import { deleteNamespaces } from './delete-namespaces.ts';

const labelledSchema = z.object({ metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).default({}) }) });

/** Cluster-scoped kinds that a run may make: of policies, and what makes the apiserver call a webhook. Those with the run's label are deleted. */
const clusterScoped = [
  ...dialects.flatMap(readKinds).filter(({ scope }) => scope === 'cluster'),
  { apiVersions: ['admissionregistration.k8s.io/v1'], kind: 'ValidatingWebhookConfiguration' },
];

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
    const namespaces = (await api.list('/api/v1/namespaces', labelledSchema, { labelSelector })).map(({ metadata }) => metadata.name);
    await deleteNamespaces(api, new Set(namespaces));
    return [...objects, ...namespaces.map((name) => `Namespace ${name}`)];
  } finally {
    transport.close();
  }
}

async function deleteClusterScoped(api: Api, labelSelector: string): Promise<readonly string[]> {
  const deleted: string[] = [];
  for (const { apiVersions, kind } of clusterScoped) {
    const resource = await findResource(api, apiVersions, kind);
    if (resource === undefined) continue;
    const path = `${resource.prefix}/${resource.name}`;
    for (const { metadata } of await api.list(path, labelledSchema, { labelSelector })) {
      await api.deletePath(`${path}/${metadata.name}`);
      deleted.push(`${kind} ${metadata.name}`);
    }
  }
  return deleted;
}

/** In the first version that is served: every version has all objects. */
async function findResource(api: Api, apiVersions: readonly string[], kind: string): Promise<Resource | undefined> {
  for (const apiVersion of apiVersions) {
    const found = (await api.resources(apiVersion)).find((resource) => resource.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}
