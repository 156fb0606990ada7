/** Inclusive port range; one port is a range of one. */
export interface PortRange {
  readonly kind: 'range';
  readonly first: number;
  readonly last: number;
}

/**
 * A named port, grounded: the port numbers it stands for at each destination address (textual, normalised as
 * `formatAddress` gives it). An address that is not a key has no port of that name, so the rule does not match there.
 */
export interface NamedPortMatch {
  readonly kind: 'named';
  readonly name: string;
  readonly portsByAddress: ReadonlyMap<string, readonly number[]>;
}

/** A condition on a port. */
export type PortMatch = PortRange | NamedPortMatch;

/** Conditions on protocol and ports. An absent list means "any"; lists are alternatives. */
export type Traffic =
  | {
      readonly kind: 'transport';
      /** IANA names; `SCTP` and `UDPLite` carry ports as TCP and UDP do. */
      readonly protocol: 'TCP' | 'UDP' | 'SCTP' | 'UDPLite';
      readonly ports?: readonly PortMatch[];
      readonly sourcePorts?: readonly PortMatch[];
    }
  | {
      readonly kind: 'icmp';
      /** 4: ICMP, 6: ICMPv6. */
      readonly family: 4 | 6;
      readonly type?: number;
      readonly code?: number;
    }
  | { readonly kind: 'protocol-number'; readonly number: number };
