import { z } from 'zod';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { ApiError } from '../api/api-error.ts';
import type { Api } from '../api/api.ts';
import { hasCondition, podSchema, type PodStatus } from './pod-schema.ts';

/** The cluster's own DNS. */
export interface ClusterDns {
  /** One of its ready pods. */
  readonly pod: PodStatus;
  /** Its image where that is CoreDNS, which can then run a second time as a DNS server of the run. */
  readonly coreDnsImage: string | undefined;
}

/** Find a ready pod of kube-system with the label that every distribution's DNS has. @throws UserError where there is none */
export async function findDns(api: Api): Promise<ClusterDns> {
  const pods = await api.list('/api/v1/namespaces/kube-system/pods', podSchema, { labelSelector: 'k8s-app=kube-dns' });
  // A pod that a rollout is ending may be Ready to the last, and gone in a moment.
  const staying = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const pod = staying.find((candidate) => hasCondition(candidate, 'Ready') && !candidate.spec.hostNetwork);
  if (pod === undefined) {
    throw new UserError(
      `No pod with the label k8s-app=kube-dns is ready in kube-system (found: ${pods.map(({ metadata }) => metadata.name).join(', ') || 'none'}), so lookups can't be probed. Look at them with: kubectl get pods --namespace kube-system`,
      2,
    );
  }
  return { pod, coreDnsImage: pod.spec.containers.map(({ image }) => image).find((image) => /\bcoredns\b/.test(image)) };
}

const serviceSchema = z.object({
  metadata: z.object({ labels: z.record(z.string(), z.string()).default({}) }),
  spec: z.object({ clusterIPs: z.array(z.string()).default([]) }),
});

/** What a run reads of a Service. */
export interface ServiceSite {
  readonly labels: Readonly<Record<string, string>>;
  readonly addresses: readonly string[];
}

/** Read a Service; undefined where the cluster has none of that name. @throws ApiError */
export async function findService(
  api: Api,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<ServiceSite | undefined> {
  try {
    const { metadata, spec } = await api.get(`/api/v1/namespaces/${namespace}/services/${name}`, serviceSchema);
    return { labels: metadata.labels, addresses: spec.clusterIPs.filter((address) => address !== 'None') };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
