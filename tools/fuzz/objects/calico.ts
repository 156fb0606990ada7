/** Any `projectcalico.org/v3` object that generators write. */
export type CalicoObject = CalicoPolicy | CalicoNetworkSet | CalicoTierObject;

/** A NetworkPolicy or GlobalNetworkPolicy. */
export interface CalicoPolicy {
  readonly apiVersion: 'projectcalico.org/v3';
  readonly kind: 'NetworkPolicy' | 'GlobalNetworkPolicy';
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: CalicoPolicySpec;
}

/** `spec` of a policy; `namespaceSelector` is a GlobalNetworkPolicy's. */
export interface CalicoPolicySpec {
  readonly tier?: string;
  readonly order?: number;
  readonly selector?: string;
  readonly namespaceSelector?: string;
  readonly serviceAccountSelector?: string;
  readonly types?: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly CalicoPolicyRule[];
  readonly egress?: readonly CalicoPolicyRule[];
}

/** A rule. */
export interface CalicoPolicyRule {
  readonly action: 'Allow' | 'Deny' | 'Log' | 'Pass';
  readonly ipVersion?: 4 | 6;
  readonly protocol?: string | number;
  readonly notProtocol?: string | number;
  readonly icmp?: { readonly type?: number; readonly code?: number };
  readonly notICMP?: { readonly type?: number; readonly code?: number };
  readonly source?: CalicoEntity;
  readonly destination?: CalicoEntity;
}

/** `source` or `destination`. */
export interface CalicoEntity {
  readonly nets?: readonly string[];
  readonly notNets?: readonly string[];
  readonly selector?: string;
  readonly notSelector?: string;
  readonly namespaceSelector?: string;
  readonly ports?: readonly (number | string)[];
  readonly notPorts?: readonly (number | string)[];
  readonly serviceAccounts?: { readonly names?: readonly string[]; readonly selector?: string };
  readonly services?: { readonly name: string; readonly namespace?: string };
}

/** A NetworkSet or GlobalNetworkSet. */
export interface CalicoNetworkSet {
  readonly apiVersion: 'projectcalico.org/v3';
  readonly kind: 'NetworkSet' | 'GlobalNetworkSet';
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Readonly<Record<string, string>> };
  readonly spec: { readonly nets?: readonly string[] };
}

/** A Tier. */
export interface CalicoTierObject {
  readonly apiVersion: 'projectcalico.org/v3';
  readonly kind: 'Tier';
  readonly metadata: { readonly name: string };
  readonly spec: { readonly order?: number; readonly defaultAction?: 'Deny' | 'Pass' };
}
