import { stringify } from 'yaml';
import type { CniNetwork } from '../cni/cni.ts';
import { runLabel } from '../kubernetes/labels.ts';

/** IP families of a cluster's pods and Services. */
export type IpFamily = 'ipv4' | 'ipv6' | 'dual';

/** The pods' ranges where a CNI wants no other. Source: kind documentation, "Pod Subnet". */
export const defaultPodSubnets = {
  ipv4: '10.244.0.0/16',
  ipv6: 'fd00:10:244::/56',
  dual: '10.244.0.0/16,fd00:10:244::/56',
} as const satisfies Readonly<Record<IpFamily, string>>;

/** The kubelet's own limit of 110 is below what the whole catalogue needs on one node; a node's /24 has 254 addresses. */
const maxPods = 240;

/** What a kind cluster is made of. */
export interface ClusterShape {
  readonly runId: string;
  /** At least 1; the first is the control plane, which runs pods only where it is alone. */
  readonly nodes: number;
  readonly family: IpFamily;
  readonly network: CniNetwork;
}

/** The text of a kind configuration. Source: kind documentation, "Configuration" (kind.x-k8s.io/v1alpha4). */
export function clusterConfig({ runId, nodes, family, network }: ClusterShape): string {
  const labels = { [runLabel]: runId };
  return stringify({
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    networking: {
      ipFamily: family,
      disableDefaultCNI: network.defaultCni === 'left out',
      podSubnet: (network.podSubnets ?? defaultPodSubnets)[family],
    },
    ...(network.featureGates === undefined ? {} : { featureGates: network.featureGates }),
    ...(network.runtimeConfig === undefined ? {} : { runtimeConfig: network.runtimeConfig }),
    kubeadmConfigPatches: [stringify({ kind: 'KubeletConfiguration', maxPods })],
    nodes: Array.from({ length: nodes }, (_, index) => ({ role: index === 0 ? 'control-plane' : 'worker', labels })),
  });
}
