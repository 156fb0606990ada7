import { type Engine, engines } from './engines.ts';

/** A sentence of the specification that can be true or false, and the engines that it speaks of. */
export interface Claim {
  readonly text: string;
  readonly engines: readonly Engine[];
}

/**
 * Every claim of the specification, by id. A scenario names the claim it decides; the ids are the same in every report.
 */
export const claims = {
  'off-by-default': { text: 'nothing is rendered unless networkPolicy.enabled', engines: engines },
  'pod-scoped': {
    text: "the allowlist selects only the controller's own pods; neighbours in the namespace are untouched",
    engines: engines,
  },
  'row-webhook': { text: 'webhook 9443, only when webhook.enabled, from the apiserver, which no label selects', engines: engines },
  'row-metrics': { text: 'metrics 8080, always', engines: engines },
  'row-gate': { text: 'gate 8082, only when gate.enabled, from Flagger', engines: engines },
  health: { text: "the kubelet's probe on 8081 keeps working", engines: engines },
  'closed-otherwise': { text: 'every other port of the controller is closed', engines: engines },
  'default-deny': { text: 'with defaultDeny.enabled every pod of the namespace is denied unless something allows it', engines: engines },
  'default-deny-order': { text: 'defaultDeny.order keeps the deny below the allowlists', engines: engines },
  'explicit-engine': {
    text: 'the same values render the same bytes, whatever the cluster offers; an unknown engine is an error',
    engines: engines,
  },
  'baseline-yields': { text: 'in the Baseline tier a NetworkPolicy still decides first', engines: ['clusterNetworkPolicy'] },
  'fqdn-egress': { text: 'free toFQDNs egress under cilium, none elsewhere', engines: engines },
  'from-knobs': { text: 'webhook.from, metrics.from, gate.from: empty is open, non-empty restricts; kubernetes only', engines: engines },
  passthrough: {
    text: 'networkPolicy.<engine>.ingress and .egress are merged verbatim',
    engines: ['cilium', 'calico', 'clusterNetworkPolicy'],
  },
  'additional-ingress': { text: 'additionalIngress is merged verbatim', engines: ['kubernetes'] },
  'metrics-unconditional': { text: 'the policy is never an empty-ingress deny-all by accident', engines: engines },
  'egress-off': { text: 'without egress.enabled outbound traffic is untouched', engines: engines },
  'egress-complete': { text: "the specification's complete egress block lets all seven rows pass and nothing else", engines: engines },
  'egress-dns': {
    text: 'egress.dns and egress.dnsNamespace: lookups over UDP and TCP; without it names do not resolve and addresses still work',
    engines: engines,
  },
  'egress-apiserver': { text: "egress without the apiserver's CIDR cuts the controller off", engines: engines },
  'egress-silent': { text: 'an incomplete list cuts exactly the missing path, silently', engines: engines },
  'custom-ports': { text: 'the policies follow ports.*', engines: engines },
  restored: { text: 'disabling the policy again opens everything', engines: engines },
} as const satisfies Readonly<Record<string, Claim>>;

/** Id of a claim. */
export type ClaimId = keyof typeof claims;
