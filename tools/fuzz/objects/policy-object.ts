import type { CalicoObject } from './calico.ts';
import type { CiliumObject } from './cilium.ts';
import type { ClusterNetworkPolicy } from './cluster-network-policy.ts';
import type { KubernetesPolicy } from './kubernetes-policy.ts';

/** Any object that a generator writes. */
export type PolicyObject = KubernetesPolicy | ClusterNetworkPolicy | CalicoObject | CiliumObject;
