/**
 * Every sentence of the specification that can be true or false, by id. A scenario names the claim it decides; the ids
 * are the same in every report.
 */
export const claims = {
  'off-by-default': 'nothing is rendered unless networkPolicy.enabled',
  'pod-scoped': "the allowlist selects only the controller's own pods; neighbours in the namespace are untouched",
  'row-webhook': 'webhook 9443, only when webhook.enabled, from the apiserver, which no label selects',
  'row-metrics': 'metrics 8080, always',
  'row-gate': 'gate 8082, only when gate.enabled, from Flagger',
  health: "the kubelet's probe on 8081 keeps working",
  'closed-otherwise': 'every other port of the controller is closed',
  'default-deny': 'with defaultDeny.enabled every pod of the namespace is denied unless something allows it',
  'default-deny-order': 'defaultDeny.order keeps the deny below the allowlists',
  'explicit-engine': 'the same values render the same bytes, whatever the cluster offers; an unknown engine is an error',
  'baseline-yields': 'in the Baseline tier a NetworkPolicy still decides first',
  'fqdn-egress': 'free toFQDNs egress under cilium, none elsewhere',
  'from-knobs': 'webhook.from, metrics.from, gate.from: empty is open, non-empty restricts; kubernetes only',
  passthrough: 'networkPolicy.<engine>.ingress and .egress are merged verbatim',
  'additional-ingress': 'additionalIngress is merged verbatim',
  'metrics-unconditional': 'the policy is never an empty-ingress deny-all by accident',
  'egress-off': 'without egress.enabled outbound traffic is untouched',
  'egress-complete': "the specification's complete egress block lets all seven rows pass and nothing else",
  'egress-dns': 'egress.dns and egress.dnsNamespace: lookups over UDP and TCP; without it names do not resolve and addresses still work',
  'egress-apiserver': "egress without the apiserver's CIDR cuts the controller off",
  'egress-silent': 'an incomplete list cuts exactly the missing path, silently',
  'custom-ports': 'the policies follow ports.*',
  restored: 'disabling the policy again opens everything',
} as const;

/** Id of a claim. */
export type ClaimId = keyof typeof claims;
