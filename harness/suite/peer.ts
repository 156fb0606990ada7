import type { Listener } from '../cluster/listener.ts';

/** Ports of somebody, by the names that a suite uses for them. */
export type PeerPorts = Readonly<Record<string, Listener>>;

/** Where a peer's pod lives. */
export type PeerNamespace =
  /** The namespace that the source is released in: each cell has a pod of its own there. */
  | { readonly kind: 'release' }
  /**
   * A namespace that objects name: it is called so on clusters made for the run, and on one that somebody has only where that is allowed.
   * `labels` are beside `kubernetes.io/metadata.name`.
   */
  | { readonly kind: 'named'; readonly name: string; readonly labels: Readonly<Record<string, string>> }
  /** A namespace with a name of the run's own, which values learn from `Places`; `name` is the short one. */
  | { readonly kind: 'generated'; readonly name: string };

/** A pod that is no subject. */
export interface PodPeer {
  readonly kind: 'pod';
  readonly namespace: PeerNamespace;
  readonly labels: Readonly<Record<string, string>>;
  /** Labels taken from a subject's pods, below `labels`: all of them, or those that are named. */
  readonly like?: { readonly subject: string; readonly only?: readonly string[] };
  readonly ports: PeerPorts;
  /** Ports of `ports` that its container declares by name, so that policies can name them. */
  readonly declared?: readonly string[];
}

/** A host outside the cluster. */
export interface HostPeer {
  readonly kind: 'host';
  /** DNS names that resolve to it. */
  readonly names: readonly string[];
  /** Addresses it has where the cluster can choose, at most one of each family; none: some that nobody else has. */
  readonly addresses: readonly string[];
  readonly ports: PeerPorts;
}

/** Somebody who is no subject and whom a suite declares. */
export type Peer = PodPeer | HostPeer;
