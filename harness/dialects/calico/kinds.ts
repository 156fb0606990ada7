import type { DialectKind } from '../dialect.ts';

const api = ['projectcalico.org/v3'];
const store = ['crd.projectcalico.org/v1'];
const both = [...api, ...store];
const routes = 'it tells routers where addresses are, and decides no flow';
const addresses = 'it hands out addresses, and decides no flow';
const component = "it configures a component of Calico, and is none of a release's policies";

type Listed = readonly [kind: string, plural: string, scope: DialectKind['scope']];

const policies: readonly Listed[] = [
  ['NetworkPolicy', 'networkpolicies', 'namespaced'],
  ['GlobalNetworkPolicy', 'globalnetworkpolicies', 'cluster'],
];

const auxiliaries: readonly Listed[] = [
  ['NetworkSet', 'networksets', 'namespaced'],
  ['GlobalNetworkSet', 'globalnetworksets', 'cluster'],
  ['Tier', 'tiers', 'cluster'],
];

const staged: readonly (readonly [...Listed, becomes: string])[] = [
  ['StagedNetworkPolicy', 'stagednetworkpolicies', 'namespaced', 'NetworkPolicy'],
  ['StagedGlobalNetworkPolicy', 'stagedglobalnetworkpolicies', 'cluster', 'GlobalNetworkPolicy'],
  ['StagedKubernetesNetworkPolicy', 'stagedkubernetesnetworkpolicies', 'namespaced', 'NetworkPolicy of networking.k8s.io'],
];

const inert: readonly (readonly [...Listed, why: string])[] = [
  ['IPPool', 'ippools', 'cluster', addresses],
  ['IPReservation', 'ipreservations', 'cluster', addresses],
  ['IPAMConfiguration', 'ipamconfigurations', 'cluster', addresses],
  ['BGPConfiguration', 'bgpconfigurations', 'cluster', routes],
  ['BGPPeer', 'bgppeers', 'cluster', routes],
  ['BGPFilter', 'bgpfilters', 'cluster', routes],
  ['FelixConfiguration', 'felixconfigurations', 'cluster', component],
  ['KubeControllersConfiguration', 'kubecontrollersconfigurations', 'cluster', component],
  ['ClusterInformation', 'clusterinformations', 'cluster', component],
  ['CalicoNodeStatus', 'caliconodestatuses', 'cluster', component],
];

/** The kinds of projectcalico.org, and of crd.projectcalico.org, where Calico stores them. Source: Calico documentation, "Resource definitions", 3.32. */
export const calicoKinds: readonly DialectKind[] = [
  ...policies.map(([kind, plural, scope]) => ({ apiVersions: api, kind, plural, scope, role: 'policy' as const })),
  ...auxiliaries.map(([kind, plural, scope]) => ({ apiVersions: api, kind, plural, scope, role: 'auxiliary' as const })),
  // Calico documentation, "Calico API": these objects are not checked, and not to be written by others.
  ...[...policies, ...auxiliaries].map(([kind, plural, scope]) => ({
    apiVersions: store,
    kind,
    plural,
    scope,
    role: 'refused' as const,
    why: 'it is how Calico stores its policies; its API is projectcalico.org/v3',
  })),
  ...staged.map(([kind, plural, scope, becomes]) => ({
    apiVersions: both,
    kind,
    plural,
    scope,
    role: 'inert' as const,
    why: `a staged policy is not enforced, so nothing can be proved of it; make it a ${becomes}`,
  })),
  {
    apiVersions: both,
    kind: 'HostEndpoint',
    plural: 'hostendpoints',
    scope: 'cluster',
    role: 'refused',
    why: 'host endpoints are not supported: the model judges the traffic of pods; leave it out',
  },
  {
    apiVersions: both,
    kind: 'Profile',
    plural: 'profiles',
    scope: 'cluster',
    role: 'refused',
    why: 'profiles are made by Calico itself from namespaces and service accounts; write a policy',
  },
  ...inert.map(([kind, plural, scope, why]) => ({ apiVersions: both, kind, plural, scope, role: 'inert' as const, why })),
];
