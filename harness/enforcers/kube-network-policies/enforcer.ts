import { always, type Enforcer } from '../enforcer.ts';
import { defaultNetworkPolicyEndsWalk } from './deviations/network-policy-ends-walk.ts';
import { defaultNetworkPolicyTwice } from './deviations/network-policy-twice.ts';

/** The build of kube-network-policies that also enforces ClusterNetworkPolicies, beside a network that may enforce NetworkPolicies itself. */
export const kubeNetworkPoliciesEnforcer: Enforcer = {
  id: 'kube-network-policies',
  title: 'kube-network-policies (its manifest install-cnp.yaml)',
  recognise: ({ images }) => images.some((image) => /\/kube-network-policies:.*npa-v1alpha2/.test(image)),
  serves: { kubernetes: always, clusterNetworkPolicy: always },
  deviations: [defaultNetworkPolicyTwice, defaultNetworkPolicyEndsWalk],
};
