import { versions } from './versions.ts';

const github = 'https://raw.githubusercontent.com';

/** Where the projects publish what is installed, for the pinned versions. */
export const published = {
  clusterNetworkPolicyCrd: `${github}/kubernetes-sigs/network-policy-api/${versions.networkPolicyApi}/config/crd/standard/policy.networking.k8s.io_clusternetworkpolicies.yaml`,
  clusterNetworkPolicyEnforcer: `${github}/kubernetes-sigs/kube-network-policies/${versions.kubeNetworkPolicies}/install-cnp.yaml`,
  ciliumChart: `https://helm.cilium.io/cilium-${versions.cilium}.tgz`,
  calicoCrds: `${github}/projectcalico/calico/${versions.calico}/manifests/v1_crd_projectcalico_org.yaml`,
  calicoOperator: `${github}/projectcalico/calico/${versions.calico}/manifests/tigera-operator.yaml`,
} as const;
