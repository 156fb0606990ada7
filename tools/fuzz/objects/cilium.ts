import type { LabelSelector } from '../../../harness/selector/label-selector.ts';

/** Any `cilium.io/v2` object that generators write. */
export type CiliumObject = CiliumPolicy | CiliumCidrGroup;

/** A CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy. */
export interface CiliumPolicy {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumNetworkPolicy' | 'CiliumClusterwideNetworkPolicy';
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: CiliumPolicySpec;
  readonly specs?: readonly CiliumPolicySpec[];
}

/** `spec`, or an item of `specs`. */
export interface CiliumPolicySpec {
  readonly endpointSelector: LabelSelector;
  readonly ingress?: readonly CiliumPolicyRule[];
  readonly ingressDeny?: readonly CiliumPolicyRule[];
  readonly egress?: readonly CiliumPolicyRule[];
  readonly egressDeny?: readonly CiliumPolicyRule[];
  readonly enableDefaultDeny?: { readonly ingress?: boolean; readonly egress?: boolean };
}

/** A rule of either direction: the fields of the other one are absent. */
export interface CiliumPolicyRule {
  readonly fromEndpoints?: readonly LabelSelector[];
  readonly fromCIDR?: readonly string[];
  readonly fromCIDRSet?: readonly CiliumCidrItem[];
  readonly fromEntities?: readonly string[];
  readonly toEndpoints?: readonly LabelSelector[];
  readonly toCIDR?: readonly string[];
  readonly toCIDRSet?: readonly CiliumCidrItem[];
  readonly toEntities?: readonly string[];
  readonly toServices?: readonly CiliumServiceItem[];
  readonly toFQDNs?: readonly CiliumName[];
  readonly toPorts?: readonly CiliumPortItem[];
  readonly icmps?: readonly { readonly fields?: readonly { readonly family?: 'IPv4' | 'IPv6'; readonly type: number | string }[] }[];
}

/** An item of a CIDR set. */
export interface CiliumCidrItem {
  readonly cidr?: string;
  readonly except?: readonly string[];
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: LabelSelector;
}

/** A Service by name or labels. */
export interface CiliumServiceItem {
  readonly k8sService?: { readonly serviceName: string; readonly namespace?: string };
  readonly k8sServiceSelector?: { readonly selector: LabelSelector; readonly namespace?: string };
}

/** A name or a pattern of names. */
export interface CiliumName {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

/** An item of `toPorts`. */
export interface CiliumPortItem {
  readonly ports?: readonly { readonly port: string; readonly endPort?: number; readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | 'ANY' }[];
  readonly rules?: { readonly dns?: readonly CiliumName[] };
}

/** A CiliumCIDRGroup. */
export interface CiliumCidrGroup {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumCIDRGroup';
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly spec: { readonly externalCIDRs: readonly string[] };
}
