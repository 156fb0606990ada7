import type { Flow } from '../vocabulary/flow.ts';

/**
 * What a probe does over a flow: `tcp` connect and read the server's line; `http` a GET; `tls` a handshake and the line; `udp` a
 * datagram and its answer; `sctp` nothing, since nothing here sends any; `dns-udp` and `dns-tcp` one lookup of `name` at the destination.
 */
export type Probe =
  { readonly kind: 'tcp' | 'http' | 'tls' | 'udp' | 'sctp' } | { readonly kind: 'dns-udp' | 'dns-tcp'; readonly name: string };

/** One flow to probe. A flow `via` a name is probed by looking the name up at the cluster's DNS first, then connecting to the answer. */
export interface ProbeRequest {
  /** Unique in its batch. */
  readonly id: string;
  readonly flow: Flow;
  readonly probe: Probe;
}
