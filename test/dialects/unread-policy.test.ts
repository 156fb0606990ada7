import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { findKind } from '../../harness/dialects/find-kind.ts';
import { ManifestError } from '../../harness/dialects/manifest-error.ts';
import { unreadPolicies, unreadPolicy } from '../../harness/dialects/unread-policy.ts';
import type { Manifest } from '../../harness/vocabulary/manifest.ts';

function manifestOf(apiVersion: string, kind: string, spec = '{}'): Manifest {
  return { file: 'templates/x.yaml', object: { apiVersion, kind, metadata: { name: 'x', namespace: 'a' }, spec: parse(spec) as unknown } };
}

type Case = readonly [apiVersion: string, kind: string, spec?: string];

/** What decides flows, and no dialect reads. */
const loud: readonly Case[] = [
  ['crd.antrea.io/v1beta1', 'NetworkPolicy', '{ priority: 1, appliedTo: [{ podSelector: {} }], ingress: [{ action: Drop }] }'],
  ['crd.antrea.io/v1beta1', 'ClusterNetworkPolicy', '{ priority: 1, tier: x, appliedTo: [{ namespaceSelector: {} }], egress: [] }'],
  ['security.istio.io/v1', 'AuthorizationPolicy', '{ selector: {}, action: DENY, rules: [{}] }'],
  ['security.istio.io/v1', 'PeerAuthentication', '{ mtls: { mode: STRICT } }'],
  ['networking.istio.io/v1', 'Sidecar', '{ workloadSelector: { labels: {} }, egress: [{ hosts: [./*] }] }'],
  ['k8s.ovn.org/v1', 'EgressFirewall', '{ egress: [{ type: Deny, to: { cidrSelector: 0.0.0.0/0 } }] }'],
  ['network.openshift.io/v1', 'EgressNetworkPolicy', '{ egress: [] }'],
  ['k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy', '{ podSelector: {} }'],
  ['extensions/v1beta1', 'NetworkPolicy', '{ podSelector: {} }'],
  ['networking.k8s.io/v1beta1', 'NetworkPolicy', '{ podSelector: {} }'],
  ['networking.k8s.io/v2', 'NetworkPolicy'],
  ['cilium.io/v2alpha1', 'CiliumNetworkPolicy'],
  ['cilium.io/v3', 'CiliumNetworkPolicy'],
  ['cilium.io/v2', 'CiliumSomethingNew'],
  ['cilium.io/v2', 'CiliumLocalRedirectPolicy'],
  ['cilium.io/v2', 'CiliumEgressGatewayPolicy'],
  ['cilium.io/v2', 'CiliumEnvoyConfig'],
  ['cilium.io/v2', 'CiliumClusterwideEnvoyConfig'],
  ['cilium.io/v2', 'CiliumNodeConfig'],
  ['projectcalico.org/v3', 'HostEndpoint'],
  ['projectcalico.org/v3', 'Profile'],
  ['projectcalico.org/v4', 'NetworkPolicy'],
  ['crd.projectcalico.org/v1', 'GlobalNetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha1', 'BaselineAdminNetworkPolicy'],
  ['policy.networking.k8s.io/v1', 'ClusterNetworkPolicy'],
  ['isovalent.com/v1', 'IsovalentNetworkPolicy'],
  ['networking.gke.io/v1alpha1', 'FQDNNetworkPolicy'],
  ['networking.k8s.aws/v1alpha1', 'ApplicationNetworkPolicy'],
  ['vpcresources.k8s.aws/v1beta1', 'SecurityGroupPolicy', '{ podSelector: {}, securityGroups: { groupIds: [sg] } }'],
  ['crd.nsx.vmware.com/v1alpha1', 'SecurityPolicy', '{ appliedTo: [{}], rules: [{ direction: In, action: Drop, sources: [{}] }] }'],
  ['policy.linkerd.io/v1beta3', 'Server', '{ podSelector: {}, port: http }'],
  ['policy.linkerd.io/v1beta1', 'ServerAuthorization', '{ server: { name: x } }'],
  ['kuma.io/v1alpha1', 'MeshTrafficPermission', '{ targetRef: { kind: Mesh } }'],
  ['consul.hashicorp.com/v1alpha1', 'ServiceIntentions', '{ destination: { name: x } }'],
  ['access.smi-spec.io/v1alpha2', 'TrafficTarget', '{ destination: {}, sources: [] }'],
  ['ingressnodefirewall.openshift.io/v1alpha1', 'IngressNodeFirewall', '{ nodeSelector: {}, ingress: [] }'],
  ['kubeovn.io/v1', 'SecurityGroup', '{ ingressRules: [{ policy: drop }] }'],
  ['acme.example/v1', 'PodFirewall'],
  ['acme.example/v1', 'Lockdown', '{ podSelector: {}, ingress: [] }'],
  ['acme.example/v1', 'Lockdown', '{ endpointSelector: {}, egressDeny: [{}] }'],
  ['acme.example/v1', 'ConnectivityPolicy', '{ rules: [{ from: [{}], to: [{}], action: deny }] }'],
  ['acme.example/v1', 'AccessRule', '{ podSelector: {}, allow: [{ from: [{}], ports: [80] }] }'],
];

/** What decides no flow, or none between pods. */
const innocent: readonly Case[] = [
  ['v1', 'Service', '{ selector: { app: x }, ports: [{ port: 80, protocol: TCP }] }'],
  ['apps/v1', 'Deployment', '{ selector: { matchLabels: {} } }'],
  ['networking.k8s.io/v1', 'Ingress', '{ rules: [] }'],
  ['policy/v1', 'PodDisruptionBudget', '{ selector: {} }'],
  ['policy/v1beta1', 'PodSecurityPolicy', '{ privileged: false }'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', '{ scaleTargetRef: {} }'],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', '{ validations: [] }'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', '{ names: { kind: NetworkPolicy } }'],
  ['kyverno.io/v1', 'ClusterPolicy', '{ rules: [{ name: x, match: {}, validate: { pattern: {} } }] }'],
  ['kyverno.io/v1', 'Policy', '{ rules: [{ name: x, match: {}, mutate: {} }] }'],
  ['kyverno.io/v2', 'PolicyException', '{ match: {} }'],
  ['policies.kubewarden.io/v1', 'ClusterAdmissionPolicy', '{ rules: [{ apiGroups: [""], operations: [CREATE] }] }'],
  ['policy.cert-manager.io/v1alpha1', 'CertificateRequestPolicy', '{ allowed: {}, selector: { issuerRef: {} } }'],
  ['gateway.networking.k8s.io/v1', 'BackendTLSPolicy', '{ targetRefs: [{ kind: Service, name: x }], validation: {} }'],
  ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', '{ from: [{}], to: [{}] }'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', '{ parentRefs: [], rules: [{ backendRefs: [{ port: 80 }] }] }'],
  ['gateway.envoyproxy.io/v1alpha1', 'BackendTrafficPolicy', '{ targetRefs: [{}], rateLimit: {}, retry: {} }'],
  ['gateway.envoyproxy.io/v1alpha1', 'ClientTrafficPolicy', '{ targetRefs: [{}], http3: {} }'],
  ['kuadrant.io/v1', 'RateLimitPolicy', '{ targetRef: {}, limits: {} }'],
  ['kuadrant.io/v1', 'DNSPolicy', '{ targetRef: {}, providerRefs: [] }'],
  ['image.toolkit.fluxcd.io/v1', 'ImagePolicy', '{ imageRepositoryRef: {}, policy: { semver: {} } }'],
  ['policy.karmada.io/v1alpha1', 'PropagationPolicy', '{ resourceSelectors: [{}], placement: {} }'],
  ['monitoring.coreos.com/v1', 'PrometheusRule', '{ groups: [{ name: x, rules: [] }] }'],
  ['monitoring.coreos.com/v1', 'PodMonitor', '{ selector: {}, podMetricsEndpoints: [{ port: http }] }'],
  ['networking.istio.io/v1', 'DestinationRule', '{ host: x, trafficPolicy: {} }'],
  ['networking.istio.io/v1', 'VirtualService', '{ hosts: [x], http: [] }'],
  ['nmstate.io/v1', 'NodeNetworkConfigurationPolicy', '{ nodeSelector: {}, desiredState: {} }'],
  ['sriovnetwork.openshift.io/v1', 'SriovNetworkNodePolicy', '{ nodeSelector: {}, resourceName: x }'],
  ['operator.openshift.io/v1alpha1', 'ImageContentSourcePolicy', '{ repositoryDigestMirrors: [{ mirrors: [x], source: y }] }'],
  ['k8s.ovn.org/v1alpha1', 'NetworkQoS', '{ podSelector: {}, egress: [{ dscp: 1 }] }'],
  ['opentelemetry.io/v1beta1', 'OpenTelemetryCollector', '{ nodeSelector: {}, ingress: { type: ingress } }'],
  ['k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', '{ config: "{}" }'],
  ['iam.services.k8s.aws/v1alpha1', 'Policy', '{ policyDocument: "{}" }'],
  ['s3.aws.upbound.io/v1beta1', 'BucketPolicy', '{ statements: [{ effect: Deny, action: [x], resource: y }] }'],
  ['example.com/v1', 'BackupPolicy', '{ selector: {}, source: x, destination: y }'],
  ['operator.tigera.io/v1', 'Installation'],
];

/** What a dialect knows to decide no flow. */
const inert: readonly Case[] = [
  ['cilium.io/v2', 'CiliumLoadBalancerIPPool', '{ serviceSelector: {} }'],
  ['cilium.io/v2alpha1', 'CiliumL2AnnouncementPolicy', '{ nodeSelector: {} }'],
  ['cilium.io/v1alpha1', 'TracingPolicy'],
  ['projectcalico.org/v3', 'IPPool'],
  ['projectcalico.org/v3', 'BGPPeer'],
  ['crd.projectcalico.org/v1', 'FelixConfiguration'],
  ['projectcalico.org/v3', 'StagedNetworkPolicy', '{ selector: all(), ingress: [{ action: Deny }] }'],
];

const read: readonly Case[] = [
  ['networking.k8s.io/v1', 'NetworkPolicy', '{ podSelector: {} }'],
  ['cilium.io/v2', 'CiliumCIDRGroup'],
  ['projectcalico.org/v3', 'Tier'],
  ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy'],
  ['policy.networking.k8s.io/v1beta1', 'ClusterNetworkPolicy'],
];

describe('an object that no dialect reads', () => {
  for (const [apiVersion, kind, spec] of loud)
    it(`is loud where it is ${kind} of ${apiVersion} ${spec ?? ''}`, () => {
      const manifest = manifestOf(apiVersion, kind, spec);
      assert.match(unreadPolicy(manifest) ?? '', new RegExp(`^${apiVersion} ${kind} is not a policy this model understands; .`));
    });

  for (const [apiVersion, kind, spec] of innocent)
    it(`is let be where it is ${kind} of ${apiVersion}`, () => {
      const manifest = manifestOf(apiVersion, kind, spec);
      assert.equal(unreadPolicy(manifest), undefined);
    });

  for (const [apiVersion, kind, spec] of inert)
    it(`decides no flow, and its dialect says why, where it is ${kind} of ${apiVersion}`, () => {
      const manifest = manifestOf(apiVersion, kind, spec);
      assert.equal(unreadPolicy(manifest), undefined);
      const known = findKind(manifest.object)?.kind;
      assert.ok(known?.role === 'inert' && known.why !== '');
    });

  for (const [apiVersion, kind, spec] of read)
    it(`is none where it is ${kind} of ${apiVersion}`, () => {
      assert.equal(unreadPolicy(manifestOf(apiVersion, kind, spec)), undefined);
    });

  it('is named with file, kind and what would be read instead', () => {
    const [error, ...others] = unreadPolicies([
      manifestOf('v1', 'Service'),
      manifestOf('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'),
    ]);
    assert.ok(error instanceof ManifestError && others.length === 0);
    assert.match(
      error.message,
      /^templates\/x\.yaml: AdminNetworkPolicy a\/x: apiVersion: .*supported are .*v1beta1\/ClusterNetworkPolicy$/,
    );
  });
});
