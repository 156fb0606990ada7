import type { Family } from '../../../harness/vocabulary/flow.ts';
import type { ObservationKind } from '../../../harness/vocabulary/observation.ts';

/** A TCP connection that curl makes. */
export interface Transfer {
  readonly kind: 'tcp' | 'http' | 'tls';
  readonly address: string;
  readonly port: number;
}

/** A datagram and its answer, or a TCP connection whose errno is wanted where it is refused. */
export interface Contact {
  readonly kind: 'udp' | 'connect';
  readonly address: string;
  readonly port: number;
}

/** A question to a DNS server. */
export interface Lookup {
  readonly kind: 'dns-udp' | 'dns-tcp';
  readonly address: string;
  readonly name: string;
  readonly family: Family;
}

/** One thing a shell tries: an address to connect to, or a question to ask there. */
export type Try = Transfer | Contact | Lookup;

/** What came of a try. */
export interface Sighting {
  readonly kind: ObservationKind;
  readonly durationMs: number;
  readonly detail: string;
  /** The addresses that a lookup answered. */
  readonly answers?: readonly string[];
}

/** Tries that one shell makes at once, and a flow from it to itself at the same moment. */
export interface Batch {
  readonly token: string;
  readonly tries: readonly Try[];
  /** What the source serves itself; undefined where it serves nothing over HTTP. */
  readonly control: { readonly address: string; readonly port: number } | undefined;
  /** How long silence must last. */
  readonly silenceMs: number;
}
