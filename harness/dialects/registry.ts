import { calicoDialect } from './calico/dialect.ts';
import { ciliumDialect } from './cilium/dialect.ts';
import { clusterNetworkPolicyDialect } from './cluster-network-policy/dialect.ts';
import type { Dialect } from './dialect.ts';
import { kubernetesDialect } from './kubernetes/dialect.ts';

/** The dialects that the policy model understands: one folder and one line each. */
export const dialects: readonly Dialect[] = [kubernetesDialect, ciliumDialect, calicoDialect, clusterNetworkPolicyDialect];
