import { calicoEnforcer } from './calico/enforcer.ts';
import { ciliumEnforcer } from './cilium/enforcer.ts';
import type { Deviation } from './deviation.ts';
import type { Enforcer } from './enforcer.ts';
import { kindnetEnforcer } from './kindnet/enforcer.ts';
import { kubeNetworkPoliciesEnforcer } from './kube-network-policies/enforcer.ts';

/** The enforcers that are recognised: one folder and one line each. */
export const enforcers: readonly Enforcer[] = [calicoEnforcer, ciliumEnforcer, kindnetEnforcer, kubeNetworkPoliciesEnforcer];

/** Every known deviation, by enforcer. */
export const deviations: readonly Deviation[] = enforcers.flatMap((enforcer) => enforcer.deviations);
