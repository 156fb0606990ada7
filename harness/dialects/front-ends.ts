import { calicoFrontEnd } from './calico/front-end.ts';
import { ciliumFrontEnd } from './cilium/front-end.ts';
import { clusterNetworkPolicyFrontEnd } from './cluster-network-policy/front-end.ts';
import type { FrontEnd } from './front-end.ts';
import { kubernetesFrontEnd } from './kubernetes/front-end.ts';

/** The dialects that the policy model understands: one folder and one line each. */
export const frontEnds: readonly FrontEnd[] = [kubernetesFrontEnd, ciliumFrontEnd, calicoFrontEnd, clusterNetworkPolicyFrontEnd];
