import type { Protocol } from './protocol.ts';

/** IP family of a flow. */
export type Family = 4 | 6;

/**
 * How the source finds the destination: by the endpoint's own address, by the address of a Service in front
 * of it, or by a DNS name that it looks up first.
 */
export type Via =
  | { readonly kind: 'address' }
  | { readonly kind: 'service'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'name'; readonly name: string };

/** Source endpoint → destination endpoint, protocol, port. */
export interface Flow {
  /** Endpoint id. */
  readonly source: string;
  /** Endpoint id. */
  readonly destination: string;
  readonly protocol: Protocol;
  /** The port of the destination endpoint (behind a Service: its target port, what policies see after DNAT); 0 for ICMP. */
  readonly port: number;
  readonly family: Family;
  readonly via: Via;
}
