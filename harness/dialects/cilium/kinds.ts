import type { DialectKind } from '../dialect.ts';

const v2 = ['cilium.io/v2'];
const alpha = ['cilium.io/v2alpha1'];
const both = [...v2, ...alpha];
const routes = 'it tells routers where addresses are, and decides no flow';

function inert(kind: string, scope: DialectKind['scope'], apiVersions: readonly string[], why: string): DialectKind {
  return { apiVersions, kind, plural: pluralOf(kind), scope, role: 'inert', why };
}

function refused(kind: string, scope: DialectKind['scope'], why: string): DialectKind {
  return { apiVersions: v2, kind, plural: pluralOf(kind), scope, role: 'refused', why };
}

function pluralOf(kind: string): string {
  return kind.toLowerCase().replace(/y$/, 'ie').replace(/s?$/, 's');
}

/** The kinds of cilium.io. Source: Cilium's CustomResourceDefinitions, `pkg/k8s/apis/cilium.io/client/crds` of 1.20. */
export const ciliumKinds: readonly DialectKind[] = [
  { apiVersions: v2, kind: 'CiliumNetworkPolicy', plural: 'ciliumnetworkpolicies', scope: 'namespaced', role: 'policy' },
  { apiVersions: v2, kind: 'CiliumClusterwideNetworkPolicy', plural: 'ciliumclusterwidenetworkpolicies', scope: 'cluster', role: 'policy' },
  { apiVersions: v2, kind: 'CiliumCIDRGroup', plural: 'ciliumcidrgroups', scope: 'cluster', role: 'auxiliary' },
  refused('CiliumLocalRedirectPolicy', 'namespaced', 'it takes flows to other pods than those they are sent to'),
  refused('CiliumEgressGatewayPolicy', 'cluster', 'it takes what leaves the cluster through another node, with another source address'),
  refused('CiliumEnvoyConfig', 'namespaced', 'it puts a proxy into flows, which may answer, send on or drop them'),
  refused('CiliumClusterwideEnvoyConfig', 'cluster', 'it puts a proxy into flows, which may answer, send on or drop them'),
  {
    apiVersions: both,
    kind: 'CiliumNodeConfig',
    plural: 'ciliumnodeconfigs',
    scope: 'namespaced',
    role: 'refused',
    why: "it changes the agent's configuration on some nodes, whether and how it enforces policies included",
  },
  inert('CiliumLoadBalancerIPPool', 'cluster', both, 'it hands out addresses of Services, and decides no flow'),
  inert('CiliumPodIPPool', 'cluster', both, 'it hands out addresses of pods, and decides no flow'),
  inert('CiliumL2AnnouncementPolicy', 'cluster', alpha, routes),
  inert('CiliumBGPPeeringPolicy', 'cluster', alpha, routes),
  inert('CiliumBGPClusterConfig', 'cluster', both, routes),
  inert('CiliumBGPPeerConfig', 'cluster', both, routes),
  inert('CiliumBGPAdvertisement', 'cluster', both, routes),
  inert('CiliumBGPNodeConfig', 'cluster', both, routes),
  inert('CiliumBGPNodeConfigOverride', 'cluster', both, routes),
  inert('CiliumGatewayClassConfig', 'namespaced', alpha, 'it configures gateways, and decides no flow between pods'),
  // Tetragon's, which share the group.
  inert('TracingPolicy', 'cluster', ['cilium.io/v1alpha1'], 'it watches what processes do; it is no policy of the network'),
  inert('TracingPolicyNamespaced', 'namespaced', ['cilium.io/v1alpha1'], 'it watches what processes do; it is no policy of the network'),
];
