import { z } from 'zod';
import type { Api } from '../../kubernetes/api/api.ts';

/** Software that enforces policies. `kube-network-policies-cnp` is the build that also enforces ClusterNetworkPolicies. */
export type Enforcer = 'kindnet' | 'cilium' | 'calico' | 'kube-network-policies-cnp';

const daemonSetSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ template: z.object({ spec: z.object({ containers: z.array(z.object({ image: z.string() })) }) }) }),
});

/** The part of a DaemonSet that tells what it is. */
export interface DaemonSetImages {
  readonly name: string;
  readonly images: readonly string[];
}

/** The enforcers that run on a cluster's nodes, each with its image's name and tag. @throws ApiError */
export async function findEnforcers(api: Api): Promise<ReadonlyMap<Enforcer, string>> {
  const daemonSets = await api.list('/apis/apps/v1/daemonsets', daemonSetSchema);
  return new Map(
    daemonSets.flatMap(({ metadata, spec }) => {
      const images = spec.template.spec.containers.map(({ image }) => image);
      const enforcer = recogniseEnforcer({ name: metadata.name, images });
      return enforcer === undefined ? [] : [[enforcer, shortImage(images[0] ?? '')]];
    }),
  );
}

/** Tell an enforcer by its DaemonSet's name, which distributions keep, or its image, which mirrors keep the end of. */
export function recogniseEnforcer({ name, images }: DaemonSetImages): Enforcer | undefined {
  if (name === 'kindnet') return 'kindnet';
  if (name === 'cilium' || images.some((image) => /\/cilium(-ci)?[:@]/.test(image))) return 'cilium';
  if (name === 'calico-node') return 'calico';
  if (images.some((image) => /\/kube-network-policies:.*npa-v1alpha2/.test(image))) return 'kube-network-policies-cnp';
  return undefined;
}

/** `registry.example.com/cilium/cilium:v1.20.2@sha256:…` is `cilium:v1.20.2`; an image called `node` is named with whose it is, `calico/node:v3.32.1`. */
export function shortImage(image: string): string {
  return image.replace(/@.*$/, '').replace(/^(?:.*?\/)?([^/]+\/node:[^/]*|[^/]+)$/, '$1');
}
