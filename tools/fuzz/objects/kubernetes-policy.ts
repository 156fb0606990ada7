import type { LabelSelector } from '../../../harness/selector/label-selector.ts';
import type { Protocol } from '../../../harness/vocabulary/protocol.ts';

/** A NetworkPolicy as generators write it. */
export interface KubernetesPolicy {
  readonly apiVersion: 'networking.k8s.io/v1';
  readonly kind: 'NetworkPolicy';
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: KubernetesSpec;
}

/** `spec` of a NetworkPolicy. */
export interface KubernetesSpec {
  readonly podSelector?: LabelSelector;
  readonly policyTypes?: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly { readonly from?: readonly KubernetesPeer[]; readonly ports?: readonly KubernetesPort[] }[];
  readonly egress?: readonly { readonly to?: readonly KubernetesPeer[]; readonly ports?: readonly KubernetesPort[] }[];
}

/** An item of `from` or `to`. */
export interface KubernetesPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: IpBlock;
}

/** `ipBlock`. */
export interface IpBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

/** An item of `ports`. */
export interface KubernetesPort {
  readonly protocol?: Exclude<Protocol, 'ICMP'>;
  readonly port?: number | string;
  readonly endPort?: number;
}
