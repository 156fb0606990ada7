import type { Protocol } from './protocol.ts';

/** A named container port. */
export interface NamedPort {
  readonly name: string;
  readonly port: number;
  readonly protocol: Protocol;
}

interface EndpointBase {
  /** Unique in its world; what reports and `explain` print. */
  readonly id: string;
  /** IPv4 and IPv6 addresses, textual; at most one of each family is needed. */
  readonly addresses: readonly string[];
}

/** A pod: the only kind of endpoint a policy selects as its subject. */
export interface PodEndpoint extends EndpointBase {
  readonly kind: 'pod';
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly NamedPort[];
  readonly serviceAccount: string;
  /** Id of the node it runs on. */
  readonly node: string;
}

/** A node of the cluster: kubelet, host-networked traffic. */
export interface NodeEndpoint extends EndpointBase {
  readonly kind: 'node';
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The kube-apiserver: not a pod; it shares the network of a (control-plane) node. */
export interface ApiserverEndpoint extends EndpointBase {
  readonly kind: 'apiserver';
  /** Id of the node whose network it uses; absent: a control-plane node that runs none of the world's pods. */
  readonly node?: string;
}

/** A host outside the cluster. */
export interface ExternalEndpoint extends EndpointBase {
  readonly kind: 'external';
  /** DNS names that resolve to its addresses. */
  readonly names: readonly string[];
}

/** Something with an address. */
export type Endpoint = PodEndpoint | NodeEndpoint | ApiserverEndpoint | ExternalEndpoint;
