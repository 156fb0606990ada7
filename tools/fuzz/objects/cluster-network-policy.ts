import type { LabelSelector } from '../../../harness/selector/label-selector.ts';

/** A ClusterNetworkPolicy as generators write it. */
export interface ClusterNetworkPolicy {
  readonly apiVersion: 'policy.networking.k8s.io/v1alpha2';
  readonly kind: 'ClusterNetworkPolicy';
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly tier: 'Admin' | 'Baseline';
    readonly priority: number;
    readonly subject: PodPeer;
    readonly ingress?: readonly (ClusterRule & { readonly from: readonly PodPeer[] })[];
    readonly egress?: readonly (ClusterRule & { readonly to: readonly EgressPeer[] })[];
  };
}

/** What a rule of either direction has. */
export interface ClusterRule {
  readonly action: 'Accept' | 'Deny' | 'Pass';
  readonly protocols?: readonly ClusterProtocol[];
}

/** Pods, or all pods of namespaces. */
export interface PodPeer {
  readonly namespaces?: LabelSelector;
  readonly pods?: { readonly namespaceSelector?: LabelSelector; readonly podSelector: LabelSelector };
}

/** An item of `to`. */
export interface EgressPeer extends PodPeer {
  readonly nodes?: LabelSelector;
  readonly networks?: readonly string[];
  readonly domainNames?: readonly string[];
}

/** A port, or a range of ports. */
export interface ClusterPort {
  readonly destinationPort: { readonly number?: number; readonly range?: { readonly start: number; readonly end: number } };
}

/** An item of `protocols`. */
export interface ClusterProtocol {
  readonly tcp?: ClusterPort;
  readonly udp?: ClusterPort;
  readonly sctp?: ClusterPort;
  readonly destinationNamedPort?: string;
}
