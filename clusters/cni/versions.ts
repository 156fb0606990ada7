/**
 * The versions that a run uses where nothing else is named, all in one place. Digests are of the multi-platform index.
 */
export const versions = {
  /** `--node-image`. Source: kind's release notes, v0.33.0, "Images pre-built for this release". */
  nodeImage: 'kindest/node:v1.34.11@sha256:44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d',
  /** `--probe-image`: the image that Kubernetes' own end-to-end tests probe with. */
  probeImage: 'registry.k8s.io/e2e-test-images/agnhost:2.59',
  /** The API of ClusterNetworkPolicy (policy.networking.k8s.io/v1alpha2), standard channel. */
  networkPolicyApi: 'v0.2.0',
  kubeNetworkPolicies: 'v1.1.1',
  cilium: '1.20.2',
  calico: 'v3.32.1',
} as const;
